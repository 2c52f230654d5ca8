package dateline.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ingest.partition.PartitionState.Draining;
import dateline.ingest.partition.PartitionState.Effect;
import dateline.ingest.partition.PartitionState.Ended;
import dateline.ingest.partition.PartitionState.Paused;
import dateline.ingest.partition.PartitionState.Polling;
import dateline.ingest.partition.PartitionState.Restored;
import dateline.ingest.partition.PartitionState.Step;
import dateline.ingest.partition.PartitionState.TakingOver;
import dateline.ingest.partition.PartitionState.Trouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The life of a partition's owner: what may happen in each state, what comes of it, and what may not happen. */
class PartitionStateTest {
    private static final long NOW = 1_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Map<String, PartitionState> STATES = states();
    private static final Map<String, Function<PartitionState, Step>> EVENTS = events();

    /** Rows are states, columns what happens; a dash is what cannot happen. */
    private static final String TABLE = """
        state      | restored | feedsRead  | published | failed | elapsed    | stop     | drained
        TakingOver | Restored | TakingOver | -         | Paused | TakingOver | Ended    | -
        Restored   | -        | Polling    | Restored  | Paused | Restored   | Draining | -
        Polling    | -        | Polling    | Polling   | Paused | Polling    | Draining | -
        Draining   | -        | Draining   | Draining  | Ended  | Ended      | Draining | Ended
        Paused     | -        | Paused     | -         | Paused | TakingOver | Ended    | -
        Ended      | -        | Ended      | -         | -      | Ended      | Ended    | -
        """;

    @Test
    void everyState_withEverythingThatMayHappen_asTheTableSays() {
        TransitionTable.assertHolds(TABLE, PartitionState.class, STATES, EVENTS, PartitionStateTest::name);
    }

    @Test
    void whatCannotHappen_isNamedWithTheState() {
        assertThatThrownBy(() -> new Polling(0).drained())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("drained")
                .hasMessageContaining("Polling");
    }

    @Test
    void firstTakingOver_begins_laterOnesAreCounted() {
        assertThat(PartitionState.initial().restored().effects()).containsExactly(Effect.RESTORE);
        assertThat(new TakingOver(1, true, false).restored().effects())
                .containsExactly(Effect.COUNT_RESTART, Effect.RESTORE);
    }

    @Test
    void feedsThatWereReadMeanwhile_arePolledAtOnce() {
        PartitionState read = PartitionState.initial().feedsRead().next();
        assertThat(read.restored().next()).isEqualTo(new Polling(0));
        PartitionState paused = PartitionState.initial()
                .failed(Trouble.UNWRITABLE, NOW)
                .next()
                .feedsRead()
                .next();
        assertThat(paused.elapsed(NOW + 60 * SECOND).next().restored().next()).isEqualTo(new Polling(0));
    }

    @Test
    void partitionThatIsInDoubt_letsGo_andBeginsAgainAfterAPause() {
        Step step = new Polling(0).failed(Trouble.UNWRITABLE, NOW);
        assertThat(step.effects()).containsExactly(Effect.LET_GO);
        assertThat(step.next().elapsed(NOW + SECOND - 1).next()).isEqualTo(step.next());
        assertThat(step.next().elapsed(NOW + SECOND).next()).isEqualTo(new TakingOver(1, true, true));
    }

    @Test
    void fencedPartition_isLeftAloneForLonger_soThatTwoDoNotTakeItInTurns() {
        assertThat(new Polling(0).failed(Trouble.FENCED, NOW).next())
                .isEqualTo(new Paused(NOW + 10 * SECOND, 1, true, true));
    }

    @Test
    void pollsThatCannotBePublished_areMadeEverMoreRarely_untilSomethingIs() {
        PartitionState state = new Polling(0);
        for (long seconds : new long[] {1, 2, 4, 8, 16, 30, 30}) {
            PartitionState paused = state.failed(Trouble.UNWRITABLE, NOW).next();
            assertThat(((Paused) paused).until()).isEqualTo(NOW + seconds * SECOND);
            state = paused.elapsed(NOW + seconds * SECOND).next().restored().next();
        }
        PartitionState after = state.published().next();
        assertThat(((Paused) after.failed(Trouble.UNWRITABLE, NOW).next()).until())
                .isEqualTo(NOW + SECOND);
    }

    @Test
    void kafkaThatIsAway_isTriedEverySecond_asNobodyElseIsAskedForIt() {
        PartitionState state = PartitionState.initial();
        for (int i = 0; i < 5; i++) {
            state = state.failed(Trouble.UNWRITABLE, NOW).next();
            assertThat(((Paused) state).until()).isEqualTo(NOW + SECOND);
            state = state.elapsed(NOW + SECOND).next();
        }
    }

    @Test
    void stop_admitsNoMore_andWaitsForThoseAdmitted_asLongAsTheGrace() {
        Step stop = new Polling(0).stop(GRACE, NOW);
        assertThat(stop).isEqualTo(Step.to(new Draining(NOW + GRACE.toNanos()), Effect.CLOSE_DOOR));
        assertThat(stop.next().elapsed(NOW + GRACE.toNanos() - 1)).isEqualTo(Step.to(stop.next()));
        assertThat(stop.next().elapsed(NOW + GRACE.toNanos())).isEqualTo(Step.to(new Ended(), Effect.LET_GO));
        assertThat(stop.next().drained()).isEqualTo(Step.to(new Ended(), Effect.LET_GO));
        assertThat(stop.next().failed(Trouble.FENCED, NOW)).isEqualTo(Step.to(new Ended(), Effect.LET_GO));
    }

    @Test
    void secondStop_mayOnlyShortenTheGrace() {
        PartitionState draining = new Draining(NOW + 5 * SECOND);
        assertThat(draining.stop(Duration.ZERO, NOW).next()).isEqualTo(new Draining(NOW));
        assertThat(draining.stop(Duration.ofHours(1), NOW).next()).isEqualTo(draining);
    }

    @Test
    void stopBeforeThereIsAnythingToLose_endsAtOnce() {
        assertThat(PartitionState.initial().stop(GRACE, NOW).next()).isEqualTo(new Ended());
        assertThat(new Paused(NOW + SECOND, 3, true, true).stop(GRACE, NOW).next())
                .isEqualTo(new Ended());
    }

    private static String name(PartitionState state, Function<PartitionState, Step> event) {
        try {
            return event.apply(state).next().getClass().getSimpleName();
        } catch (IllegalStateException e) {
            return "-";
        }
    }

    private static Map<String, PartitionState> states() {
        Map<String, PartitionState> states = new LinkedHashMap<>();
        for (PartitionState state : List.of(
                PartitionState.initial(),
                new Restored(0),
                new Polling(0),
                new Draining(NOW),
                new Paused(NOW, 1, true, false),
                new Ended())) {
            states.put(state.getClass().getSimpleName(), state);
        }
        return states;
    }

    private static Map<String, Function<PartitionState, Step>> events() {
        Map<String, Function<PartitionState, Step>> events = new LinkedHashMap<>();
        events.put("restored", PartitionState::restored);
        events.put("feedsRead", PartitionState::feedsRead);
        events.put("published", PartitionState::published);
        events.put("failed", s -> s.failed(Trouble.UNWRITABLE, NOW));
        events.put("elapsed", s -> s.elapsed(NOW));
        events.put("stop", s -> s.stop(GRACE, NOW));
        events.put("drained", PartitionState::drained);
        return events;
    }
}
