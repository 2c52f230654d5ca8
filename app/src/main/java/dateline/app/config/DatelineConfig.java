package dateline.app.config;

import dateline.console.ConsoleConfig;
import dateline.contract.config.InvalidSetting;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.EnrichConfig;
import dateline.ingest.IngestConfig;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.watch.ActionLinks;
import dateline.runtime.watch.CountryGroups;
import dateline.sink.SinkConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured. Each component is a key or a section of the YAML file, in kebab case.
 *
 * @param data directory of everything that is kept on this machine
 * @param feeds OPML file of the feeds that are always read; null for those that come with Dateline
 * @param kafka any Kafka client settings; {@code bootstrap.servers} says where the cluster is, without it a broker is
 *     started in this process
 * @param database where PostgreSQL is; without {@code url} a server is started for this process
 * @param embedded the servers started here
 * @param ingest the ingest role
 * @param enrich the enrich role
 * @param sink the sink role
 * @param console the console role
 * @param links links in messages by which people say something of alerts
 * @param watch the watch that is there from the start
 * @param watches YAML file of watches that are applied when enrich starts; null for none
 * @param management the port for health checks and metrics
 * @param log how the log looks
 */
public record DatelineConfig(
        Path data,
        @Nullable Path feeds,
        Map<String, String> kafka,
        Database database,
        Embedded embedded,
        IngestConfig ingest,
        EnrichConfig enrich,
        SinkConfig sink,
        ConsoleConfig console,
        Links links,
        DefaultWatch watch,
        @Nullable Path watches,
        Management management,
        Log log) {

    /** What holds where nothing is set. */
    public static DatelineConfig defaults() {
        return new DatelineConfig(
                Path.of(".dateline"),
                null,
                Map.of(),
                new Database(null, null, null),
                new Embedded(19092, 15432),
                IngestConfig.defaults(),
                EnrichConfig.defaults(),
                SinkConfig.defaults(),
                ConsoleConfig.defaults(),
                new Links(null),
                new DefaultWatch(Duration.ofDays(7), Watch.Learning.SILENT, 0.5, 0.0, Duration.ofHours(48), List.of()),
                null,
                new Management("127.0.0.1", 8081),
                new Log(LogFormat.TEXT, LogLevel.INFO));
    }

    /** What links messages about alerts have. */
    public dateline.sink.message.MessageLinks messageLinks() {
        String page = console.publicUrl();
        return new dateline.sink.message.MessageLinks(page == null ? null : URI.create(page), links.signer());
    }

    /** The cluster, if one is configured. */
    public Optional<KafkaConnection> kafkaConnection() {
        return Optional.ofNullable(kafka.get("bootstrap.servers")).map(servers -> new KafkaConnection(servers, kafka));
    }

    /** The database, if one is configured. */
    public Optional<DatabaseConnection> databaseConnection() {
        return Optional.ofNullable(database.url())
                .map(url -> new DatabaseConnection(url, database.user(), database.password()));
    }

    /**
     * Where PostgreSQL is.
     *
     * @param url JDBC address
     * @param user null if the URL says it
     * @param password null if there is none
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable Secret password) {
        public Database {
            InvalidSetting.unless(
                    url == null || url.startsWith("jdbc:postgresql:"),
                    "url",
                    "must be a PostgreSQL address such as jdbc:postgresql://localhost:5432/dateline");
        }
    }

    /**
     * The servers started in this process. Another free port is taken where one is in use.
     *
     * @param kafkaPort the broker's port on the loopback address
     * @param databasePort the database's port on the loopback address
     */
    public record Embedded(int kafkaPort, int databasePort) {
        public Embedded {
            InvalidSetting.unless(isPort(kafkaPort), "kafkaPort", "must be between 0 and 65535");
            InvalidSetting.unless(isPort(databasePort), "databasePort", "must be between 0 and 65535");
        }
    }

    /**
     * Links in messages by which people say something of alerts.
     *
     * @param secret signs them; the same for sink and console, at least 16 bytes; null for no such links
     */
    public record Links(@Nullable Secret secret) {
        public Links {
            if (secret != null) {
                new ActionLinks(secret);
            }
        }

        /** Makes and checks them; null if there is no secret. */
        public @Nullable ActionLinks signer() {
            return secret == null ? null : new ActionLinks(secret);
        }
    }

    /**
     * The watch named {@code default}.
     *
     * @param window how long a country must have been absent
     * @param learning whether it stays silent for its first window
     * @param minConfidence mentions below are ignored, 0..1
     * @param minSalience mentions below are ignored, 0..1
     * @param maxAge articles older than this when first seen raise nothing
     * @param countries codes it is about; empty for all
     */
    public record DefaultWatch(
            Duration window,
            Watch.Learning learning,
            double minConfidence,
            double minSalience,
            Duration maxAge,
            List<String> countries) {
        /** The watch's id. */
        public static final String ID = "default";

        private static final Duration LONGEST = Duration.ofDays(3660);

        public DefaultWatch {
            countries = List.copyOf(countries);
            InvalidSetting.unless(
                    isSpan(window), "window", "must be longer than nothing and at most ten years, such as 7d");
            InvalidSetting.unless(
                    isSpan(maxAge), "maxAge", "must be longer than nothing and at most ten years, such as 48h");
            InvalidSetting.unless(minConfidence >= 0 && minConfidence <= 1, "minConfidence", "must be between 0 and 1");
            InvalidSetting.unless(minSalience >= 0 && minSalience <= 1, "minSalience", "must be between 0 and 1");
            InvalidSetting.unless(
                    countries.stream().allMatch(CountryGroups::isCountry),
                    "countries",
                    "must be countries' two-letter codes in capitals, such as ML");
        }

        /** Enrich refuses others, as does everybody who writes watches. */
        private static boolean isSpan(Duration span) {
            return span.isPositive() && span.compareTo(LONGEST) <= 0;
        }

        /** The record on the wire. */
        public Watch toWatch(int version, Instant since) {
            return WatchBuilder.builder()
                    .id(ID)
                    .version(version)
                    .name(countries.isEmpty() ? "Any country" : "Some countries")
                    .mode(Watch.Mode.NOVEL)
                    .window(window)
                    .countries(countries)
                    .minConfidence(minConfidence)
                    .minSalience(minSalience)
                    .maxAge(maxAge)
                    .since(since)
                    .learning(learning)
                    .build();
        }
    }

    /**
     * Health checks and metrics.
     *
     * @param host the address to listen on
     * @param port 0 for any
     */
    public record Management(String host, int port) {
        public Management {
            InvalidSetting.unless(isPort(port), "port", "must be between 0 and 65535");
        }
    }

    /**
     * The log.
     *
     * @param format text for people, JSON for log collectors
     * @param level the least that is logged
     */
    public record Log(LogFormat format, LogLevel level) {}

    /** How a line of the log looks. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** What is logged. */
    public enum LogLevel {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    private static boolean isPort(int port) {
        return port >= 0 && port <= 65_535;
    }
}
