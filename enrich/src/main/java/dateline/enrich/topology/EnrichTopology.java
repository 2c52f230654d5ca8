package dateline.enrich.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dateline.annotate.Annotator;
import dateline.annotate.story.Publishers;
import dateline.contract.record.Alert;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Mention;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.copy.Changes;
import dateline.enrich.topology.copy.Copies;
import dateline.enrich.topology.metric.EnrichMetrics;
import dateline.enrich.topology.step.AlertInput;
import dateline.enrich.topology.step.Alerts;
import dateline.enrich.topology.step.Annotate;
import dateline.enrich.topology.step.ClusteredArticle;
import dateline.enrich.topology.step.Deduplicate;
import dateline.enrich.topology.step.Encoded;
import dateline.enrich.topology.step.Limits;
import dateline.enrich.topology.step.Mentions;
import dateline.enrich.topology.step.RefusedByBroker;
import dateline.enrich.topology.step.Stories;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.Codec;
import dateline.enrich.topology.store.StoreNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The whole graph: {@link #flows}.
 *
 * <pre>
 * dateline.articles → deduplicate → annotate → (one partition) → stories → dateline.enriched
 *                                                                  ├─────→ mentions → dateline.mentions
 *                                      dateline.alert-actions ─────┴─────→ watch → dateline.alerts
 *                                      dateline.watches, dateline.feed-status ··↗
 * what cannot be read, breaks a step or cannot be written → dateline.dead-letters
 * canaries: all steps, watch before mentions → dateline-canary
 * </pre>
 *
 * Articles of all keys have to meet to be put into stories and watched, so they go through a topic of one partition.
 *
 * Names of stores, of the topic between and of sources' topics are part of what is kept between releases, and so is the
 * order of the two halves: state is found by them. Names of nodes may change.
 */
public final class EnrichTopology implements Supplier<Topology> {
    /** The application id: consumer group, beginning of the names of changelogs and of transactional ids. */
    public static final String APPLICATION = "dateline-enrich";

    private static final String TO_STORIES = "stories";

    /** What is annotated and not yet put into stories; Kafka Streams makes and names this topic, and empties it. */
    public static final Topic<String, EnrichedArticle> ANNOTATED = new Topic<>(
            APPLICATION + "-" + TO_STORIES + "-repartition",
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
    private final BooleanSupplier canaries;
    private final Function<String, KeyValueBytesStoreSupplier> stores;
    private final Changes changes = new Changes();
    private final Limits limits = new Limits();

    /**
     * @param annotator shared by all stream threads
     * @param countryNames the English name of a country code
     * @param remember how long an article's id is remembered for telling duplicates
     * @param registry where the counts go
     * @param canaries whether canaries may set out: whether all instances of the group know them; is asked by all stream
     *     threads and must not wait
     */
    public EnrichTopology(
            Annotator annotator,
            UnaryOperator<String> countryNames,
            Duration remember,
            MeterRegistry registry,
            BooleanSupplier canaries) {
        this(annotator, countryNames, remember, registry, canaries, name -> persistentKeyValueStore(name));
    }

    EnrichTopology(
            Annotator annotator,
            UnaryOperator<String> countryNames,
            Duration remember,
            MeterRegistry registry,
            BooleanSupplier canaries,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        this.annotator = annotator;
        this.countryNames = countryNames;
        this.remember = remember;
        this.metrics = new EnrichMetrics(registry);
        this.canaries = canaries;
        this.stores = stores;
    }

    /** The settings with what this topology needs of its own. */
    public Properties settings(Properties settings) {
        Properties all = new Properties();
        all.putAll(settings);
        all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedByBroker.class);
        all.put(RefusedByBroker.LIMITS, limits);
        return all;
    }

    @Override
    public Topology get() {
        return build(new StreamsBuilder());
    }

    Topology build(StreamsBuilder builder) {
        flows(parts(builder));
        return withCopies(builder.build());
    }

    private void flows(Flow.Parts from) {
        Flow<Encoded<Article>> articles =
                from.from("articles-in", Topics.ARTICLES).withCanaries("canaries", canaries);
        Flow<Article> fresh = articles.step(
                "deduplicate", stage -> new Deduplicate(stage, metrics, remember), StoreNames.KNOWN_ARTICLES);
        Flow<Encoded<EnrichedArticle>> annotated =
                fresh.step("annotate", stage -> new Annotate(stage, annotator, ANNOTATED, metrics));

        Flow<ClusteredArticle> told = Flow.throughOnePartition(TO_STORIES, annotated)
                .step(
                        "stories",
                        stage -> new Stories(stage, publishers, remember, metrics),
                        StoreNames.LIVE_STORIES,
                        StoreNames.STORY_OF_ARTICLE);
        Flow.to(Topics.ENRICHED, "enriched-out", told.map("enriched", ClusteredArticle::record));

        Flow<EnrichedArticle> enriched = told.map("told", ClusteredArticle::article);
        Flow<Encoded<Alert>> alerts = watch(from, enriched);

        Flow<Encoded<Mention>> mentions = enriched.items("to-mentions")
                .and("to-mentions-or-canary", alerts.canaries("watched-canaries"))
                .step("mentions", stage -> new Mentions(stage, metrics, remember), StoreNames.MENTIONED);
        Flow.to(Topics.MENTIONS, "mentions-out", mentions);
        mentions.canariesTo(Topics.CANARY, "canaries-out");
    }

    /** Lets the watches be asked about articles, in one task. */
    private Flow<Encoded<Alert>> watch(Flow.Parts from, Flow<EnrichedArticle> articles) {
        Flow<AlertInput> said =
                from.from("alert-actions-in", Topics.ALERT_ACTIONS).map("said", AlertInput.Said::new);
        Flow<Encoded<Alert>> alerts = articles.<AlertInput>map("seen", AlertInput.Seen::new)
                .and("asked", said)
                .step(
                        "watch",
                        stage -> new Alerts(stage, countryNames, remember, metrics, changes),
                        StoreNames.ALERTS.toArray(String[]::new));
        Flow.to(Topics.ALERTS, "alerts-out", alerts);
        return alerts;
    }

    /** Only the watches, asked about the articles of {@code dateline.enriched}. */
    Topology watchOnly() {
        StreamsBuilder builder = new StreamsBuilder();
        Flow.Parts from = parts(builder);
        watch(from, from.from("enriched-in", Topics.ENRICHED).map("read", this::read));
        return withCopies(builder.build());
    }

    private EnrichedArticle read(Encoded<EnrichedArticle> record) {
        return Topics.ENRICHED.value().deserializer().deserialize(Topics.ENRICHED.name(), record.bytes());
    }

    private Flow.Parts parts(StreamsBuilder builder) {
        for (String name : new String[] {
            StoreNames.KNOWN_ARTICLES, StoreNames.LIVE_STORIES, StoreNames.STORY_OF_ARTICLE, StoreNames.MENTIONED
        }) {
            builder.addStateStore(store(name));
        }
        StoreNames.ALERTS.forEach(name -> builder.addStateStore(store(name).withCachingEnabled()));
        return new Flow.Parts(builder, limits, metrics);
    }

    private StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return keyValueStoreBuilder(stores.apply(name), Serdes.String(), Serdes.ByteArray());
    }

    /** Each instance has its copy of the watches and of how feeds fare. */
    private Topology withCopies(Topology topology) {
        copy(topology, StoreNames.WATCHES, Topics.WATCHES, Copies.watches(changes));
        copy(topology, StoreNames.FEEDS, Topics.FEED_STATUS, Copies.feeds(changes));
        return topology;
    }

    /** From now on counts wait for {@link EnrichMetrics#committed}; without a word from there everything counts at once. */
    public EnrichMetrics countWhatIsCommitted() {
        metrics.awaitCommits();
        return metrics;
    }

    private static <V> void copy(
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

    /**
     * How many duplicates the running topology remembers holding back in this instance's partitions: exact over restarts
     * and aborted transactions, as far back as articles are remembered.
     */
    public static long duplicates(KafkaStreams streams) {
        ReadOnlyKeyValueStore<String, byte[]> known = streams.store(
                StoreQueryParameters.fromNameAndType(StoreNames.KNOWN_ARTICLES, QueryableStoreTypes.keyValueStore()));
        long sum = 0;
        try (KeyValueIterator<String, byte[]> all = known.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                if (!entry.key.startsWith(ArticleStore.RESERVED)) {
                    sum += Codec.KNOWN.decode(entry.value).duplicates();
                }
            }
        }
        return sum;
    }
}
