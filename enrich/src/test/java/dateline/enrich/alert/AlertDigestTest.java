package dateline.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.country.name.CountryCodes;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import dateline.enrich.alert.article.Sightings;
import dateline.enrich.alert.memory.TreeTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The records of alerts, byte by byte: every record of every scenario and of a hundred random streams has the digest that
 * is written down in {@code alert-digests.txt}. Who changes what alerts say writes them anew and says so.
 */
class AlertDigestTest {
    private static final int STREAMS = 100;
    private static final int EVENTS = 120;

    @Test
    void recordsOfAlerts_areTheSameBytes() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Scenario scenario : Scenario.all()) {
            Recorded recorded = new Recorded();
            scenario.run(recorded);
            digests.merge("scenarios", recorded.digest(), (a, b) -> sha(a + b));
        }
        for (int ten = 0; ten < STREAMS; ten += 10) {
            for (long seed = ten; seed < ten + 10; seed++) {
                digests.merge("streams from %02d".formatted(ten), stream(seed), (a, b) -> sha(a + b));
            }
        }
        assertThat(digests.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()))
                .isEqualTo(written());
    }

    private static String stream(long seed) {
        RandomStream stream = new RandomStream(seed);
        Recorded recorded = new Recorded();
        recorded.watches(stream.begin());
        for (int i = 0; i < EVENTS; i++) {
            recorded.take(RandomStream.give(recorded.engine, stream.next(recorded.ids)));
        }
        return recorded.digest();
    }

    private static List<String> written() throws IOException {
        try (InputStream in = Objects.requireNonNull(AlertDigestTest.class.getResourceAsStream("alert-digests.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String sha(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Recorded implements ScenarioRun {
        private static final JsonSerde<Alert> JSON = new JsonSerde<>(Alert.class);

        private final StringBuilder records = new StringBuilder();
        private final TreeSet<String> ids = new TreeSet<>();
        private final AlertEngine engine = new AlertEngine(
                TreeTable.state(),
                CountryCodes::englishName,
                Duration.ofDays(30),
                (watch, country, article, outcome) -> records.append(outcome).append('\n'));

        private List<Alert> take(List<Alert> alerts) {
            for (Alert alert : new ArrayList<>(alerts)) {
                ids.add(alert.id());
                records.append(new String(JSON.encode(alert), StandardCharsets.UTF_8))
                        .append('\n');
            }
            return alerts;
        }

        String digest() {
            return sha(records.toString());
        }

        @Override
        public List<Alert> watches(Collection<Watch> all) {
            return take(engine.watches(all));
        }

        @Override
        public List<Alert> article(EnrichedArticle article) {
            return take(engine.sighting(Sightings.of(article)));
        }

        @Override
        public List<Alert> action(AlertAction action) {
            return take(engine.action(action));
        }

        @Override
        public void feed(FeedStatus status) {
            engine.feed(status);
        }
    }
}
