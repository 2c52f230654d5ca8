package dateline.app.cli.option;

import dateline.app.config.ConfigException;
import dateline.app.config.ConfigLoader;
import dateline.app.config.DatelineConfig;
import dateline.app.run.Instance;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.topic.KafkaConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command with a configuration has. */
public final class Options {
    /** Where the demonstration keeps its data, inside the data directory. */
    public static final String DEMO = "demo";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; dateline.yaml in the working directory if it is there.")
    @Nullable
    private Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "Directory of everything that is kept on this machine.")
    @Nullable
    private Path data;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Kafka cluster; without it a running Dateline is looked for in the data directory.")
    @Nullable
    private String kafka;

    @Option(names = "--database", paramLabel = "JDBC-URL", description = "PostgreSQL database.")
    @Nullable
    private String database;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any key of the configuration; may be repeated.")
    private Map<String, String> set = new TreeMap<>();

    /** The configuration with these options laid over. */
    public ConfigLoader.Loaded load() {
        return load(Map.of());
    }

    /** The same, over other defaults than the usual ones. */
    public ConfigLoader.Loaded load(Map<String, String> more) {
        Map<String, String> options = new TreeMap<>(more);
        options.putAll(set);
        put(options, "data", data == null ? null : data.toString());
        put(options, "kafka.bootstrap.servers", kafka);
        put(options, "database.url", database);
        return new ConfigLoader(file, System.getenv(), options).load();
    }

    /** The cluster that the options, the configuration or a running instance say. */
    public KafkaConnection cluster() {
        DatelineConfig config = load().config();
        return config.kafkaConnection()
                .or(() -> running(config).map(i -> new KafkaConnection(i.kafka(), config.kafka())))
                .orElseThrow(
                        () -> new ConfigException(List.of("no Kafka cluster is configured and no Dateline is running "
                                + "with the data directory " + config.data().toAbsolutePath()
                                + "; start \"dateline run\", or name the cluster with --kafka HOST:PORT")));
    }

    /** The database that the options, the configuration or a running instance say. */
    public DatabaseConnection storage() {
        DatelineConfig config = load().config();
        return config.databaseConnection()
                .or(() -> running(config)
                        .map(i -> new DatabaseConnection(
                                i.database(),
                                config.database().user(),
                                config.database().password())))
                .orElseThrow(() -> new ConfigException(List.of("no database is configured and no Dateline is running "
                        + "with the data directory " + config.data().toAbsolutePath()
                        + "; start \"dateline run\", or name the database with --database JDBC-URL")));
    }

    /** The directory given with {@code --data}, which the demonstration takes for its own; null if none was. */
    public @Nullable Path data() {
        return data;
    }

    private static Optional<Instance> running(DatelineConfig config) {
        return Instance.find(config.data()).or(() -> Instance.find(config.data().resolve(DEMO)));
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }
}
