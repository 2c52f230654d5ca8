package dateline.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.enrich.alert.memory.TreeTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The engine against {@link NaiveModel} on random streams; with engines that are stopped and begun anew on what was
 * written, as after a restart, or on a copy of it, as after a rebalance.
 */
class AlertModelTest {
    private static final int RUNS = 1000;
    private static final int EVENTS = 45;
    private static final int ASKED = 6;

    @Test
    void engine_decidesAsTheModelDoes_onAThousandRandomStreams() {
        for (long seed = 0; seed < RUNS; seed++) {
            new Run(seed).check();
        }
    }

    private static final class Run {
        private final long seed;
        private final RandomStream stream;
        private final List<Object> events = new ArrayList<>();
        private final Map<String, String> alerts = new TreeMap<>();
        private List<TreeTable> tables = TreeTable.five();
        private AlertEngine engine = begin();

        Run(long seed) {
            this.seed = seed;
            this.stream = new RandomStream(seed);
        }

        private AlertEngine begin() {
            return new AlertEngine(TreeTable.state(tables), c -> c, Duration.ofDays(400), Decisions.NOBODY);
        }

        void check() {
            happen(stream.begin());
            for (int i = 0; i < EVENTS; i++) {
                happen(stream.next(alerts.keySet()));
                if (stream.restarts()) {
                    restart();
                }
                if (i % ASKED == 0 || i == EVENTS - 1) {
                    assertThat(alerts)
                            .as("seed %d, after event %d of %s", seed, i, events)
                            .isEqualTo(NaiveModel.after(events));
                }
            }
        }

        private void restart() {
            if (stream.onACopy()) {
                tables = tables.stream().map(TreeTable::copy).toList();
            }
            engine = begin();
            publish(engine.watches(stream.watches()));
        }

        private void happen(Object event) {
            events.add(event);
            publish(RandomStream.give(engine, event));
        }

        private void publish(List<Alert> records) {
            for (Alert a : records) {
                alerts.put(
                        a.id(),
                        a.state() + (a.heldBack() == null ? "" : " held") + " "
                                + a.entries().stream()
                                        .map(e -> e.country() + e.episode())
                                        .collect(Collectors.joining(" "))
                                + " by " + a.publishers());
            }
        }
    }
}
