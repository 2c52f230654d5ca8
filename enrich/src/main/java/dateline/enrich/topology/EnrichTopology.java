package dateline.enrich.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dateline.contract.JsonSerde;
import dateline.contract.Topic;
import dateline.contract.Topics;
import dateline.contract.Watch;
import dateline.enrich.Annotator;
import dateline.enrich.alert.Memory;
import dateline.enrich.alert.NoveltyRule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The whole graph.
 *
 * <pre>
 * dateline.articles → deduplicate → annotate → dateline.enriched
 *                                      └─────→ mentions → dateline.mentions → alerts → dateline.alerts
 *                                                          dateline.watches ····↗
 * what cannot be read or annotated → dateline.dead-letters
 * </pre>
 *
 * Names of nodes and stores are part of what is kept between releases: state is found by them.
 */
public final class EnrichTopology implements Supplier<Topology> {
    static final String DEDUPLICATE = "deduplicate";
    static final String ANNOTATE = "annotate";
    static final String MENTIONS = "mentions";
    static final String ALERTS_RULE = "watch";
    static final String ENRICHED = "enriched-out";
    static final String MENTIONS_OUT = "mentions-out";
    static final String ALERTS = "alerts-out";
    static final String DEAD_LETTERS = "dead-letters-out";
    static final String UNREADABLE_MENTIONS = "unreadable-mentions-out";

    static final String KNOWN_ARTICLES = "known-articles";
    static final String MEMORIES = "watch-memories";
    static final String WATCHES = "watches";

    private final Annotator annotator;
    private final NoveltyRule rule;
    private final Duration remember;
    private final EnrichMetrics metrics;

    /**
     * @param annotator shared by all stream threads
     * @param rule decides what is news
     * @param remember how long an article's id is remembered for telling duplicates
     * @param registry where the counts go
     */
    public EnrichTopology(Annotator annotator, NoveltyRule rule, Duration remember, MeterRegistry registry) {
        this.annotator = annotator;
        this.rule = rule;
        this.remember = remember;
        this.metrics = new EnrichMetrics(registry);
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        source(topology, "articles-in", Topics.ARTICLES);
        topology.addProcessor(DEDUPLICATE, () -> new Deduplicate(metrics, remember), "articles-in");
        topology.addProcessor(ANNOTATE, () -> new Annotate(annotator, metrics), DEDUPLICATE);
        sink(topology, ENRICHED, Topics.ENRICHED, ANNOTATE);
        topology.addProcessor(MENTIONS, () -> new Mentions(metrics), ANNOTATE);
        sink(topology, MENTIONS_OUT, Topics.MENTIONS, MENTIONS);
        sink(topology, DEAD_LETTERS, Topics.DEAD_LETTERS, DEDUPLICATE, ANNOTATE);

        source(topology, "mentions-in", Topics.MENTIONS);
        topology.addProcessor(ALERTS_RULE, () -> new Alerts(rule, metrics), "mentions-in");
        sink(topology, ALERTS, Topics.ALERTS, ALERTS_RULE);
        sink(topology, UNREADABLE_MENTIONS, Topics.DEAD_LETTERS, ALERTS_RULE);

        topology.addStateStore(store(KNOWN_ARTICLES, Known.class), DEDUPLICATE);
        topology.addStateStore(store(MEMORIES, Memory.class), ALERTS_RULE);
        topology.addGlobalStore(
                keyValueStoreBuilder(inMemoryKeyValueStore(WATCHES), Serdes.String(), new JsonSerde<>(Watch.class))
                        .withLoggingDisabled(),
                "watches-in",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.WATCHES.name(),
                "keep-watches",
                KeepWatches::new);
        return topology;
    }

    /**
     * How many duplicates the running topology remembers holding back in this instance's partitions: exact over restarts
     * and aborted transactions, as far back as articles are remembered.
     */
    public static long duplicates(KafkaStreams streams) {
        ReadOnlyKeyValueStore<String, Known> known = streams.store(
                StoreQueryParameters.fromNameAndType(KNOWN_ARTICLES, QueryableStoreTypes.keyValueStore()));
        long sum = 0;
        try (KeyValueIterator<String, Known> all = known.all()) {
            while (all.hasNext()) {
                sum += all.next().value.duplicates();
            }
        }
        return sum;
    }

    private static void source(Topology topology, String node, Topic<String, ?> topic) {
        topology.addSource(node, new StringDeserializer(), new ByteArrayDeserializer(), topic.name());
    }

    private static void sink(Topology topology, String node, Topic<String, ?> topic, String... parents) {
        topology.addSink(
                node, topic.name(), new StringSerializer(), topic.value().serializer(), parents);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Class<V> type) {
        return keyValueStoreBuilder(persistentKeyValueStore(name), Serdes.String(), new JsonSerde<>(type));
    }
}
