package dateline.enrich.alert.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of state does. */
class AlertStateTest {
    private static final MemoryKey KZ = new MemoryKey("w", 1, "", "KZ");

    static Stream<AlertState> states() {
        return Stream.of(new HeapAlertState(), TreeTable.state());
    }

    @ParameterizedTest
    @MethodSource("states")
    void memories_areKeptByTheirWholeKey(AlertState state) {
        Memory memory = new Memory(5, Memory.NEVER, -3, Long.MAX_VALUE, 7, 2, "id");
        state.remember(KZ, memory);
        state.remember(new MemoryKey("w", 1, "topic", "KZ"), Memory.of(1, 1));
        state.remember(new MemoryKey("w", 11, "", "KZ"), Memory.of(2, 2));

        assertThat(state.memory(KZ)).isEqualTo(memory);
        assertThat(state.memory(new MemoryKey("w", 2, "", "KZ"))).isNull();
        state.forget("w", 1);
        assertThat(state.memory(KZ)).isNull();
        assertThat(state.memory(new MemoryKey("w", 1, "topic", "KZ"))).isNull();
        assertThat(state.memory(new MemoryKey("w", 11, "", "KZ"))).isEqualTo(Memory.of(2, 2));
    }

    @ParameterizedTest
    @MethodSource("states")
    void counts_areKept(AlertState state) {
        HourCounts counts = new HourCounts(1000);
        counts.add(1000, 3);
        counts.add(990, 2);
        state.count(KZ, counts);

        HourCounts kept = state.counts(KZ);
        assertThat(kept).isNotNull();
        assertThat(kept.latest()).isEqualTo(1000);
        assertThat(kept.at(1000)).isEqualTo(3);
        assertThat(kept.at(990)).isEqualTo(2);
        assertThat(kept.at(995)).isZero();
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatIsDue_comesInOrder_andOnce(AlertState state) {
        Due first = new Due(10, Due.Kind.SNOOZE, "b");
        Due second = new Due(10, Due.Kind.QUIET, "a");
        Due third = new Due(10, Due.Kind.ARTICLE, "a");
        Due fourth = new Due(3_600_000, Due.Kind.ARTICLE, "z");
        Stream.of(fourth, third, second, first).forEach(state::schedule);

        assertThat(state.poll(9)).isNull();
        assertThat(all(state, 10)).containsExactly(first, second, third);
        Due early = new Due(5, Due.Kind.HELD, "x");
        state.schedule(early);
        assertThat(all(state, 11)).containsExactly(early);
        assertThat(all(state, Long.MAX_VALUE)).containsExactly(fourth);
    }

    @ParameterizedTest
    @MethodSource("states")
    void articlesFeedsStoriesAndWatches_areKeptAndForgotten(AlertState state) {
        ArticleNote note = new ArticleNote(3, -17, true, 99, List.of("x", "y"));
        state.note("a", note);
        FeedOutages outages = new FeedOutages("f", List.of(1L, 2L, 5L, Long.MAX_VALUE));
        state.feed(outages);
        state.story("k", "alert");
        state.time(7);
        state.time(9);

        assertThat(state.article("a")).isEqualTo(note);
        assertThat(state.feed("f")).isEqualTo(outages);
        assertThat(state.story("k")).isEqualTo("alert");
        assertThat(state.time()).isEqualTo(9);
        assertThat(state.began()).isEqualTo(7);
        state.forgetArticle("a");
        state.feed(FeedOutages.none("f"));
        state.story("k", null);
        assertThat(state.article("a")).isNull();
        assertThat(state.feed("f")).isNull();
        assertThat(state.story("k")).isNull();
    }

    private static List<Due> all(AlertState state, long now) {
        List<Due> all = new ArrayList<>();
        for (Due due = state.poll(now); due != null; due = state.poll(now)) {
            all.add(due);
        }
        return all;
    }
}
