package dateline.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A state machine's specification as a table: rows are states, columns what happens, cells what comes of it. */
final class TransitionTable {
    private TransitionTable() {}

    /**
     * Holds that a machine does in every state what its table says, and that the table has every state and event.
     *
     * @param all the sealed interface of the states
     * @param next what comes of an event in a state, as the table writes it
     */
    static <S, E> void assertHolds(
            String table, Class<S> all, Map<String, S> states, Map<String, E> events, BiFunction<S, E, String> next) {
        List<List<String>> lines = table.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        List<String> columns = lines.getFirst().subList(1, lines.getFirst().size());
        List<List<String>> rows = lines.subList(1, lines.size());
        assertThat(columns).containsExactlyElementsOf(events.keySet());
        assertThat(rows.stream().map(List::getFirst)).containsExactlyElementsOf(states.keySet());
        assertThat(states.values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(all.getPermittedSubclasses());
        for (List<String> row : rows) {
            Map<String, String> wanted = new TreeMap<>();
            Map<String, String> found = new TreeMap<>();
            for (int i = 0; i < columns.size(); i++) {
                wanted.put(columns.get(i), row.get(i + 1));
                found.put(columns.get(i), next.apply(states.get(row.getFirst()), events.get(columns.get(i))));
            }
            assertThat(found).as(row.getFirst()).isEqualTo(wanted);
        }
    }
}
