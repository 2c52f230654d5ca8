package dateline.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.partition.PollState.Answered;
import dateline.ingest.partition.PollState.Asking;
import dateline.ingest.partition.PollState.Late;
import dateline.ingest.partition.PollState.Over;
import dateline.ingest.partition.PollState.Read;
import dateline.ingest.partition.PollState.Reading;
import dateline.ingest.partition.PollState.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The way of a poll: what may happen in each state, what comes of it, and what may not happen. */
class PollStateTest {
    private static final long NOW = Duration.ofSeconds(100).toNanos();
    private static final PollDeadlines DEADLINES = new PollDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(20));

    private static final Map<String, PollState> STATES = states();
    private static final Map<String, UnaryOperator<PollState>> EVENTS = events();

    /** Rows are states, columns what happens; a dash is what cannot happen. A plus marks those that are admitted. */
    private static final String TABLE = """
        state    | asking | answered | admitted | read  | late  | over
        Waiting  | Asking | Answered | -        | -     | -     | Over
        Asking   | -      | Answered | -        | -     | Late  | Over
        Answered | -      | Answered | Reading+ | -     | -     | Over
        Reading+ | -      | -        | -        | Read+ | Late+ | Over
        Read+    | -      | -        | -        | -     | -     | Over
        Late     | -      | Late     | Late+    | -     | -     | Over
        Late+    | -      | -        | -        | Read+ | -     | Over
        Over     | -      | -        | -        | -     | -     | Over
        """;

    @Test
    void everyState_withEverythingThatMayHappen_asTheTableSays() {
        TransitionTable.assertHolds(TABLE, PollState.class, STATES, EVENTS, PollStateTest::next);
    }

    @Test
    void onlyAskingAndReading_haveADeadline_waitingForOthersHasNone() {
        assertThat(STATES.values().stream()
                        .filter(s ->
                                DEADLINES.isPassed(s, NOW + Duration.ofDays(9).toNanos())))
                .containsExactlyInAnyOrder(
                        new Asking(NOW), new Reading(NOW), new Late(NOW, false), new Late(NOW, true));
    }

    @Test
    void deadlines_countFromTheBeginningOfWhatThePollIsDoing() {
        long asked = NOW + Duration.ofSeconds(10).toNanos();
        assertThat(DEADLINES.isPassed(new Asking(NOW), asked)).isFalse();
        assertThat(DEADLINES.isPassed(new Asking(NOW), asked + 1)).isTrue();
        assertThat(DEADLINES.isPassed(new Reading(NOW), asked + 1)).isFalse();
        assertThat(DEADLINES.passedFor(
                        new Late(NOW, true), NOW + Duration.ofSeconds(50).toNanos()))
                .isEqualTo(Duration.ofSeconds(30));
    }

    private static String next(PollState state, UnaryOperator<PollState> event) {
        try {
            return name(event.apply(state));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining(state.getClass().getSimpleName());
            return "-";
        }
    }

    private static String name(PollState state) {
        return state.getClass().getSimpleName() + (state.isAdmitted() ? "+" : "");
    }

    private static Map<String, PollState> states() {
        Map<String, PollState> states = new LinkedHashMap<>();
        for (PollState state : List.of(
                new Waiting(),
                new Asking(NOW),
                new Answered(),
                new Reading(NOW),
                new Read(),
                new Late(NOW, false),
                new Late(NOW, true),
                new Over())) {
            states.put(name(state), state);
        }
        return states;
    }

    private static Map<String, UnaryOperator<PollState>> events() {
        Map<String, UnaryOperator<PollState>> events = new LinkedHashMap<>();
        events.put("asking", s -> s.asking(NOW));
        events.put("answered", PollState::answered);
        events.put("admitted", s -> s.admitted(NOW));
        events.put("read", PollState::read);
        events.put("late", PollState::late);
        events.put("over", PollState::over);
        return events;
    }
}
