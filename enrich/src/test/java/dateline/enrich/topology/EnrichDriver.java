package dateline.enrich.topology;

import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dateline.annotate.country.CountryPolicy;
import dateline.contract.record.Article;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.enrich.EnrichConfig;
import dateline.enrich.StreamsSettings;
import dateline.enrich.alert.AlertSamples;
import dateline.enrich.topology.step.RefusedByBroker;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology without a broker, and a clock that only the test moves. */
final class EnrichDriver implements AutoCloseable {
    static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TopologyTestDriver driver;
    private final Object limits;
    private Instant clock = DAY;

    EnrichDriver(Path state, Map<String, Object> more) {
        this(state, more, code -> "Country " + code, name -> persistentKeyValueStore(name));
    }

    EnrichDriver(
            Path state,
            Map<String, Object> more,
            UnaryOperator<String> names,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        EnrichConfig d = EnrichConfig.defaults();
        EnrichTopology topology =
                new EnrichTopology(new CodesInTheText(), names, Duration.ofDays(30), meters, () -> true, stores);
        Properties settings = topology.settings(StreamsSettings.of(
                new KafkaConnection("none:1", Map.of()),
                new EnrichConfig(1, d.commitInterval(), state, d.remember(), CountryPolicy.defaults(), null)));
        limits = settings.get(RefusedByBroker.LIMITS);
        settings.putAll(more);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        driver = new TopologyTestDriver(topology.build(builder), settings, DAY);
    }

    /** What the producer's refusals are noted in. */
    Object limits() {
        return limits;
    }

    /** Any country, from the first article on. */
    void watch() {
        watch(Watch.Learning.NONE);
    }

    void watch(Watch.Learning learning) {
        Watch watch = AlertSamples.watch("default", DAY).learning(learning).build();
        pipe(
                Topics.WATCHES.name(),
                watch.id(),
                Topics.WATCHES.value().serializer().serialize(Topics.WATCHES.name(), watch),
                DAY);
    }

    /** Sends an article when it was seen. */
    void send(Article article) {
        Duration later = Duration.between(clock, article.seen());
        if (later.isPositive()) {
            driver.advanceWallClockTime(later);
            clock = article.seen();
        }
        give(article);
    }

    /** Sends an article now, whenever it was seen. */
    void give(Article article) {
        pipe(Topics.ARTICLES.name(), article.id(), new JsonSerde<>(Article.class).encode(article), article.seen());
    }

    void pipe(String topic, String key, byte @Nullable [] value, Instant time) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, time);
    }

    <V> List<TestRecord<String, V>> read(Topic<String, V> topic) {
        return driver.createOutputTopic(
                        topic.name(), new StringDeserializer(), topic.value().deserializer())
                .readRecordsToList();
    }

    List<TestRecord<String, byte[]>> raw(Topic<String, ?> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    <V> List<V> values(Topic<String, V> topic) {
        return read(topic).stream().map(TestRecord::value).toList();
    }

    KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** The sum over all tags; 0 if it was never counted. */
    double count(String what) {
        return meters.find("dateline.enrich." + what).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double gauge(String what) {
        return meters.get("dateline.enrich." + what).gauge().value();
    }

    static Article article(String id, int revision, String feed, String text, Instant seen) {
        return new Article(
                id,
                revision,
                revision == 1 ? Article.Kind.NEW : Article.Kind.UPDATED,
                feed,
                "Outlet",
                null,
                "https://example.org/" + id,
                "https://example.org/" + id,
                id,
                "",
                text,
                text,
                List.of(),
                List.of(),
                null,
                null,
                seen,
                Article.PublishedStatus.CLAIMED,
                seen,
                seen,
                revision == 1 ? List.of() : List.of("text"),
                null,
                Article.TextStatus.FEED,
                null,
                null);
    }

    @Override
    public void close() {
        driver.close();
    }
}
