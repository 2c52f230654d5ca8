package dateline.enrich.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dateline.contract.EnrichedArticle;
import dateline.contract.JsonSerde;
import dateline.contract.Topic;
import dateline.contract.Topics;
import dateline.contract.Watch;
import dateline.enrich.Annotator;
import dateline.enrich.alert.Memory;
import dateline.enrich.alert.NoveltyRule;
import dateline.enrich.story.Publishers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The whole graph.
 *
 * <pre>
 * dateline.articles → deduplicate → annotate → (one partition) → stories → dateline.enriched
 *                                                                  └─────→ mentions → dateline.mentions → alerts → dateline.alerts
 *                                                                                       dateline.watches ····↗
 * what cannot be read or annotated → dateline.dead-letters
 * </pre>
 *
 * Articles of all keys have to meet to be put into stories, so they go through a topic of one partition.
 *
 * Names of nodes and stores are part of what is kept between releases: state is found by them.
 */
public final class EnrichTopology implements Supplier<Topology> {
    static final String DEDUPLICATE = "deduplicate";
    static final String ANNOTATE = "annotate";
    static final String STORIES = "stories";
    /** Where Kafka Streams begins the way through the topic of one partition. */
    static final String TO_STORIES = STORIES + "-repartition-filter";

    static final String MENTIONS = "mentions";
    static final String ALERTS_RULE = "watch";
    static final String ENRICHED = "enriched-out";
    static final String MENTIONS_OUT = "mentions-out";
    static final String ALERTS = "alerts-out";
    static final String DEAD_LETTERS = "dead-letters-out";
    static final String UNREADABLE_MENTIONS = "unreadable-mentions-out";

    static final String KNOWN_ARTICLES = "known-articles";
    static final String LIVE_STORIES = "live-stories";
    static final String STORY_OF_ARTICLE = "story-of-article";
    static final String MEMORIES = "watch-memories";
    static final String WATCHES = "watches";

    private final Annotator annotator;
    private final Publishers publishers = Publishers.load();
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
        Topology topology = upToStories();
        sink(topology, ENRICHED, Topics.ENRICHED, STORIES);
        topology.addProcessor(MENTIONS, () -> new Mentions(metrics), STORIES);
        sink(topology, MENTIONS_OUT, Topics.MENTIONS, MENTIONS);
        sink(topology, DEAD_LETTERS, Topics.DEAD_LETTERS, DEDUPLICATE, ANNOTATE);

        source(topology, "mentions-in", Topics.MENTIONS);
        topology.addProcessor(ALERTS_RULE, () -> new Alerts(rule, metrics), "mentions-in");
        sink(topology, ALERTS, Topics.ALERTS, ALERTS_RULE);
        sink(topology, UNREADABLE_MENTIONS, Topics.DEAD_LETTERS, ALERTS_RULE);

        topology.addStateStore(store(MEMORIES, new JsonSerde<>(Memory.class)), ALERTS_RULE);
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

    /** Only Kafka Streams' DSL can send records through a topic of its own. */
    private Topology upToStories() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(KNOWN_ARTICLES, new JsonSerde<>(Known.class)))
                .addStateStore(store(LIVE_STORIES, Serdes.ByteArray()))
                .addStateStore(store(STORY_OF_ARTICLE, new JsonSerde<>(StoryOfArticle.class)));
        KStream<String, Fresh> fresh = only(builder.stream(
                        Topics.ARTICLES.name(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("articles-in"))
                .process(() -> new Deduplicate(metrics, remember), Named.as(DEDUPLICATE), KNOWN_ARTICLES));
        KStream<String, EnrichedArticle> annotated =
                only(fresh.process(() -> new Annotate(annotator, metrics), Named.as(ANNOTATE)));
        annotated
                .repartition(Repartitioned.<String, EnrichedArticle>as(STORIES)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new JsonSerde<>(EnrichedArticle.class))
                        .withNumberOfPartitions(1))
                .process(() -> new Stories(publishers, remember), Named.as(STORIES), LIVE_STORIES, STORY_OF_ARTICLE);
        return builder.build();
    }

    /** The records that go to the next processor; the others go to sinks, by name. */
    @SuppressWarnings("unchecked")
    private static <V> KStream<String, V> only(KStream<String, ?> stream) {
        return (KStream<String, V>) stream;
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

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return keyValueStoreBuilder(persistentKeyValueStore(name), Serdes.String(), values);
    }
}
