package dateline.bench.load;

import dateline.annotate.TextAnnotator;
import dateline.annotate.country.name.CountryCodes;
import dateline.app.run.Logging;
import dateline.contract.record.Alert;
import dateline.contract.record.Article;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.enrich.EnrichConfig;
import dateline.enrich.EnrichService;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How long an alert takes: from the moment the broker has an article to the one at which a reader of committed records
 * has the alert. A broker, enrich with everything that ships, and the reader are in this process. Arguments: articles a
 * second, seconds, milliseconds between commits. Every article raises an alert: its country was last mentioned a while ago, and the window is short.
 */
public final class AlertLatencyRun {
    private static final double WANTED_MILLIS = 500;
    private static final int WARM = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> COUNTRIES = List.of(
            "KZ", "UZ", "ML", "KE", "NG", "FR", "DE", "PL", "SE", "NO", "IT", "ES", "PT", "BR", "AR", "CL", "PE", "JP",
            "VN", "TH", "NP", "PK", "IR", "IQ", "SY", "EG", "LY", "DZ", "MA", "GH", "UG", "TZ", "RW", "ZM", "AU", "NZ");
    private static final String FILLER =
            "The meeting on Tuesday brought together ministers, engineers and farmers who had waited for years. "
                    .repeat(25);

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final List<Double> millis = new ArrayList<>();

    private AlertLatencyRun() {}

    public static void main(String[] args) throws Exception {
        Logging.quiet();
        new AlertLatencyRun()
                .run(LoadRun.number(args, 0, 20), LoadRun.number(args, 1, 60), LoadRun.number(args, 2, 100));
    }

    private void run(int rate, int seconds, int commitMillis) throws Exception {
        Path state = Files.createTempDirectory("dateline-alerts");
        EnrichConfig d = EnrichConfig.defaults();
        EnrichConfig config = new EnrichConfig(
                d.threads(), Duration.ofMillis(commitMillis), state, d.remember(), d.contested(), d.instanceId());
        Findings findings = new Findings();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Cluster cluster = new Cluster();
                EnrichService enrich = new EnrichService(
                        cluster.kafka(),
                        config,
                        TextAnnotator.load(),
                        CountryCodes::englishName,
                        meters,
                        InstantSource.system());
                Producer<String, byte[]> producer = cluster.kafka().producer(Map.of());
                Consumer<String, byte[]> reader = reader(cluster.kafka())) {
            producer.send(
                    new ProducerRecord<>(Topics.WATCHES.name(), "w", new JsonSerde<>(Watch.class).encode(watch())));
            producer.flush();
            enrich.start();
            warmUp(producer, reader);
            publish(producer, reader, rate, seconds);
        }
        meters.find("dateline.enrich.decisions").counters().stream()
                .filter(c -> c.count() > 0)
                .forEach(c -> findings.note("mentions " + c.getId().getTag("outcome"), Math.round(c.count())));
        millis.sort(null);
        System.out.printf(
                "%d alerts at %d articles a second: median %.0f ms, 95 %% within %.0f ms, 99 %% within %.0f ms, most"
                        + " %.0f ms%n",
                millis.size(), rate, at(0.5), at(0.95), at(0.99), at(1));
        findings.check("99 % of alerts within", "%.0f ms".formatted(at(0.99)), "500 ms", at(0.99) <= WANTED_MILLIS);
        System.exit(findings.exitCode());
    }

    private double at(double share) {
        return millis.get((int) Math.min(millis.size() - 1, Math.floor(share * millis.size())));
    }

    private static Consumer<String, byte[]> reader(KafkaConnection kafka) {
        Consumer<String, byte[]> reader = kafka.consumer(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20));
        List<TopicPartition> all = new ArrayList<>();
        for (int p = 0; p < Topics.ALERTS.partitions(); p++) {
            all.add(new TopicPartition(Topics.ALERTS.name(), p));
        }
        reader.assign(all);
        return reader;
    }

    private void warmUp(Producer<String, byte[]> producer, Consumer<String, byte[]> reader) {
        for (int i = 0; i < WARM; i++) {
            send(producer, "warm-" + i, i);
        }
        producer.flush();
        await(reader, WARM);
        millis.clear();
    }

    private void publish(Producer<String, byte[]> producer, Consumer<String, byte[]> reader, int rate, int seconds) {
        long began = System.nanoTime();
        int all = rate * seconds;
        for (int sent = 0; sent < all; ) {
            long due = (long) ((System.nanoTime() - began) / 1e9 * rate);
            for (; sent < Math.min(all, due); sent++) {
                send(producer, "a-" + sent, sent);
            }
            read(reader, Duration.ofMillis(1));
        }
        await(reader, all);
    }

    /** Until so many alerts have come, or none for a while: two in one millisecond are one. */
    private void await(Consumer<String, byte[]> reader, int all) {
        long last = System.nanoTime();
        while (millis.size() < all && System.nanoTime() - last < PATIENCE.toNanos()) {
            last = read(reader, Duration.ofMillis(5)) > 0 ? System.nanoTime() : last;
        }
    }

    private int read(Consumer<String, byte[]> reader, Duration wait) {
        int opened = 0;
        JsonSerde<Alert> alerts = new JsonSerde<>(Alert.class);
        for (ConsumerRecord<String, byte[]> record : reader.poll(wait)) {
            Alert alert = alerts.decode(record.value());
            Long sent = acknowledged.get(alert.articles().get(0).articleId());
            if (alert.state() == Alert.State.OPEN && sent != null) {
                millis.add((System.nanoTime() - sent) / 1e6);
                opened++;
            }
        }
        return opened;
    }

    private void send(Producer<String, byte[]> producer, String id, int number) {
        String country = CountryCodes.englishName(COUNTRIES.get(number % COUNTRIES.size()));
        Instant now = Instant.now();
        Article article = new Article(
                id,
                1,
                Article.Kind.NEW,
                "f" + number % 50,
                "Outlet " + number % 50,
                null,
                "https://example.org/" + id,
                "https://example.org/" + id,
                id,
                "Bridge number " + number + " opened",
                "",
                "Officials in " + country + " opened a bridge. " + FILLER,
                List.of(),
                List.of(),
                null,
                "en",
                now,
                Article.PublishedStatus.CLAIMED,
                now,
                now,
                List.of(),
                null,
                Article.TextStatus.FEED,
                null,
                null);
        acknowledged.put(id, Long.MAX_VALUE);
        producer.send(
                new ProducerRecord<>(Topics.ARTICLES.name(), id, new JsonSerde<>(Article.class).encode(article)),
                (metadata, error) -> acknowledged.put(id, System.nanoTime()));
    }

    private static Watch watch() {
        WatchBuilder draft = WatchBuilder.builder()
                .id("w")
                .version(1)
                .name("Every mention")
                .mode(Watch.Mode.NOVEL)
                .window(Duration.ofMillis(1))
                .countries(List.of())
                .minConfidence(0)
                .minSalience(0)
                .maxAge(Duration.ofDays(2))
                .since(Instant.now().minusSeconds(60))
                .learning(Watch.Learning.NONE);
        draft.limits(new Watch.Limits(1000, Duration.ofMillis(1), Duration.ZERO, Duration.ZERO));
        return draft.build();
    }
}
