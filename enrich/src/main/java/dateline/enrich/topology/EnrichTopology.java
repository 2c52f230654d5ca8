package dateline.enrich.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dateline.annotate.Annotator;
import dateline.annotate.story.Publishers;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.step.EnrichMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
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
 *                                                                  ├─────→ mentions → dateline.mentions
 *                                      dateline.alert-actions ─────┴─────→ watch → dateline.alerts
 *                                      dateline.watches, dateline.feed-status ··↗
 * what cannot be read or annotated → dateline.dead-letters
 * </pre>
 *
 * Articles of all keys have to meet to be put into stories and watched, so they go through a topic of one partition.
 *
 * Names of nodes and stores are part of what is kept between releases: state is found by them.
 */
public final class EnrichTopology implements Supplier<Topology> {
    /** The application id: consumer group, beginning of the names of changelogs and of transactional ids. */
    public static final String APPLICATION = "dateline-enrich";

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
    static final String UNREADABLE_ACTIONS = "unreadable-actions-out";

    static final String KNOWN_ARTICLES = "known-articles";
    static final String LIVE_STORIES = "live-stories";
    static final String STORY_OF_ARTICLE = "story-of-article";
    static final String MENTIONED = "mentioned-countries";
    static final String ALERT_MEMORIES = "alert-memories";
    static final String TRACKED_ALERTS = "alert-tracked";
    static final String ALERT_ARTICLES = "alert-articles";
    static final String ALERT_DUES = "alert-dues";
    static final String ALERT_DESK = "alert-desk";
    private static final List<String> ALERT_STORES =
            List.of(ALERT_MEMORIES, TRACKED_ALERTS, ALERT_ARTICLES, ALERT_DUES, ALERT_DESK);
    static final String WATCHES = "watches";
    static final String FEEDS = "feeds";

    /** What is annotated and not yet put into stories; Kafka Streams makes and names this topic, and empties it. */
    public static final Topic<String, EnrichedArticle> ANNOTATED = new Topic<>(
            APPLICATION + "-" + STORIES + "-repartition",
            Serdes.String(),
            Topics.ENRICHED.value(),
            1,
            Topic.Cleanup.DELETE,
            null,
            Topic.Owner.ENRICH,
            "Annotated articles on their way to stories and watches",
            "article id",
            null);

    private final Annotator annotator;
    private final Publishers publishers = Publishers.load();
    private final UnaryOperator<String> countryNames;
    private final Duration remember;
    private final EnrichMetrics metrics;
    private final Changes changes = new Changes();

    /**
     * @param annotator shared by all stream threads
     * @param countryNames the English name of a country code
     * @param remember how long an article's id is remembered for telling duplicates
     * @param registry where the counts go
     */
    public EnrichTopology(
            Annotator annotator, UnaryOperator<String> countryNames, Duration remember, MeterRegistry registry) {
        this.annotator = annotator;
        this.countryNames = countryNames;
        this.remember = remember;
        this.metrics = new EnrichMetrics(registry);
    }

    @Override
    public Topology get() {
        Topology topology = upToStories();
        sink(topology, ENRICHED, Topics.ENRICHED, STORIES);
        topology.addProcessor(MENTIONS, () -> new Mentions(metrics, remember), STORIES);
        sink(topology, MENTIONS_OUT, Topics.MENTIONS, MENTIONS);
        sink(topology, DEAD_LETTERS, Topics.DEAD_LETTERS, DEDUPLICATE, ANNOTATE);

        topology.addStateStore(store(MENTIONED, Serdes.String()), MENTIONS);
        watch(topology, STORIES);
        return topology;
    }

    /** Lets the watches be asked about the articles that come from there, in one task. */
    void watch(Topology topology, String articles) {
        source(topology, "alert-actions-in", Topics.ALERT_ACTIONS);
        topology.addProcessor(
                ALERTS_RULE, () -> new Alerts(countryNames, remember, metrics, changes), articles, "alert-actions-in");
        sink(topology, ALERTS, Topics.ALERTS, ALERTS_RULE);
        sink(topology, UNREADABLE_ACTIONS, Topics.DEAD_LETTERS, ALERTS_RULE);

        for (String name : ALERT_STORES) {
            topology.addStateStore(store(name, Serdes.ByteArray()).withCachingEnabled(), ALERTS_RULE);
        }
        global(topology, WATCHES, Topics.WATCHES, () -> new KeepWatches(changes));
        global(topology, FEEDS, Topics.FEED_STATUS, () -> new KeepFeeds(changes));
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
                .process(
                        () -> new Stories(publishers, remember, metrics),
                        Named.as(STORIES),
                        LIVE_STORIES,
                        STORY_OF_ARTICLE);
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

    /** From now on counts wait for {@link EnrichMetrics#committed}; without a word from there everything counts at once. */
    public EnrichMetrics countWhatIsCommitted() {
        metrics.awaitCommits();
        return metrics;
    }

    private static <V> void global(
            Topology topology,
            String name,
            Topic<String, V> topic,
            ProcessorSupplier<String, byte[], Void, Void> keep) {
        topology.addGlobalStore(
                keyValueStoreBuilder(inMemoryKeyValueStore(name), Serdes.String(), topic.value())
                        .withLoggingDisabled(),
                name + "-in",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                "keep-" + name,
                keep);
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
