package dateline.contract.topic;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Article;
import dateline.contract.record.Canary;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Mention;
import dateline.contract.record.Watch;
import dateline.contract.topic.Topic.Cleanup;
import dateline.contract.topic.Topic.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** The topic catalogue: everything that flows. {@code dateline topics apply} creates exactly these. */
public final class Topics {
    /** The largest record that is ever written, as an article of 10 MB of text would be refused before. */
    public static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    /** Feeds that someone wants read. */
    public static final Topic<String, FeedSpec> FEEDS = json(
            "dateline.feeds",
            FeedSpec.class,
            "feed",
            Cleanup.COMPACT,
            null,
            Owner.OPERATOR,
            "Feeds that someone wants read, partitioned by host",
            "feed id");

    /** What is known of each feed from reading it. */
    public static final Topic<String, FeedState> FEED_STATE = json(
            "dateline.feed-state",
            FeedState.class,
            "feed-state",
            Cleanup.COMPACT,
            null,
            Owner.INGEST,
            "What is known of each feed from reading it, partitioned as the feeds are",
            "feed id");

    /** How each feed fares. */
    public static final Topic<String, FeedStatus> FEED_STATUS = json(
            "dateline.feed-status",
            FeedStatus.class,
            "feed-status",
            Cleanup.COMPACT,
            null,
            Owner.INGEST,
            "How each feed fares: since when, why, and when it is asked next",
            "feed id");

    /** What to do about a feed now. */
    public static final Topic<String, FeedRequest> FEED_REQUESTS = json(
            "dateline.feed-requests",
            FeedRequest.class,
            "feed-request",
            Cleanup.DELETE,
            Duration.ofDays(1),
            Owner.OPERATOR_AND_INGEST,
            "Things to be done about a feed now: ask it, read a document again",
            "feed id");

    /** Articles as published. */
    public static final Topic<String, Article> ARTICLES = json(
            "dateline.articles",
            Article.class,
            "article",
            Cleanup.DELETE,
            Duration.ofDays(14),
            Owner.INGEST,
            "Articles as their feeds published them, a record for each revision",
            "article id");

    /** Articles with annotation. */
    public static final Topic<String, EnrichedArticle> ENRICHED = json(
            "dateline.enriched",
            EnrichedArticle.class,
            "enriched-article",
            Cleanup.DELETE,
            Duration.ofDays(30),
            Owner.ENRICH,
            "Articles with language, entities, countries and topics",
            "article id");

    /** Countries that articles mention. */
    public static final Topic<String, Mention> MENTIONS = json(
            "dateline.mentions",
            Mention.class,
            "mention",
            Cleanup.DELETE,
            Duration.ofDays(30),
            Owner.ENRICH,
            "One record for each country that an article mentions",
            "ISO 3166-1 alpha-2 country code, or XK");

    /** Standing questions. */
    public static final Topic<String, Watch> WATCHES = json(
            "dateline.watches",
            Watch.class,
            "watch",
            Cleanup.COMPACT,
            null,
            Owner.OPERATOR,
            "Who wants to be told what about which countries",
            "watch id");

    /** Countries that entered the news. */
    public static final Topic<String, Alert> ALERTS = json(
            "dateline.alerts",
            Alert.class,
            "alert",
            Cleanup.COMPACT_DELETE,
            Duration.ofDays(90),
            Owner.ENRICH,
            "Countries that entered the news",
            "alert id");

    /** What people say of alerts. */
    public static final Topic<String, AlertAction> ALERT_ACTIONS = new Topic<>(
            "dateline.alert-actions",
            Serdes.String(),
            new JsonSerde<>(AlertAction.class),
            1,
            Cleanup.DELETE,
            Duration.ofDays(90),
            Owner.OPERATOR,
            "What people say of alerts: seen, not now, wrong; one partition, as alerts are decided in one order",
            "alert id",
            "alert-action");

    /** What could not be processed, as it came. */
    public static final Topic<String, byte[]> DEAD_LETTERS = new Topic<>(
            "dateline.dead-letters",
            Serdes.String(),
            Serdes.ByteArray(),
            6,
            Cleanup.DELETE,
            Duration.ofDays(30),
            Owner.ALL,
            "What could not be processed: the original bytes, with the reason in the headers",
            "the original key",
            null);

    /**
     * Canaries that came through enrich whole; see {@link Canary}. For Dateline's own watching over itself: no interface
     * for others, without CloudEvents headers and without a schema. A rolling upgrade needs it to be there first
     * ({@code dateline topics apply}); until it is, no canary sets out.
     */
    public static final Topic<String, Canary> CANARY = new Topic<>(
            "dateline-canary",
            Serdes.String(),
            new JsonSerde<>(Canary.class),
            1,
            Cleanup.DELETE,
            Duration.ofHours(1),
            Owner.ENRICH,
            "Internal: one record a minute and partition that has passed every step of enrich",
            "number of the partition of dateline.articles whose task sent it out",
            null);

    private static final List<Topic<String, ?>> PUBLISHED = List.of(
            FEEDS,
            FEED_STATE,
            FEED_STATUS,
            FEED_REQUESTS,
            ARTICLES,
            ENRICHED,
            MENTIONS,
            WATCHES,
            ALERTS,
            ALERT_ACTIONS,
            DEAD_LETTERS);

    private static final List<Topic<String, ?>> ALL =
            Stream.concat(PUBLISHED.stream(), Stream.of(CANARY)).toList();

    private Topics() {}

    /** Every topic that Dateline makes, in the order an article passes them; the internal ones last. */
    public static List<Topic<String, ?>> all() {
        return ALL;
    }

    /** The topics that others may build on, as {@code asyncapi.yaml} describes them, in the order an article passes them. */
    public static List<Topic<String, ?>> published() {
        return PUBLISHED;
    }

    /** A topic by its name, with or without {@code dateline.} before it. */
    public static Optional<Topic<String, ?>> named(String name) {
        return ALL.stream()
                .filter(t -> t.name().equals(name) || t.name().equals("dateline." + name))
                .findFirst();
    }

    private static <V> Topic<String, V> json(
            String name,
            Class<V> type,
            String schema,
            Cleanup cleanup,
            @Nullable Duration retention,
            Owner owner,
            String about,
            String keyAbout) {
        return new Topic<>(
                name, Serdes.String(), new JsonSerde<>(type), 6, cleanup, retention, owner, about, keyAbout, schema);
    }
}
