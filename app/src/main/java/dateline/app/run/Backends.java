package dateline.app.run;

import dateline.app.config.ConfigException;
import dateline.app.config.DatelineConfig;
import dateline.embedded.DataDirectory;
import dateline.embedded.EmbeddedBroker;
import dateline.embedded.EmbeddedDatabase;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.life.Component;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The cluster and the database that the roles work with: those that are configured, or servers of this process's own
 * where none are.
 */
public final class Backends implements AutoCloseable {
    private final @Nullable DataDirectory directory;
    private final @Nullable EmbeddedBroker broker;
    private final @Nullable EmbeddedDatabase postgres;
    private final KafkaConnection kafka;
    private final DatabaseConnection database;

    private Backends(
            @Nullable DataDirectory directory,
            @Nullable EmbeddedBroker broker,
            @Nullable EmbeddedDatabase postgres,
            KafkaConnection kafka,
            DatabaseConnection database) {
        this.directory = directory;
        this.broker = broker;
        this.postgres = postgres;
        this.kafka = kafka;
        this.database = database;
    }

    /**
     * Those that the configuration names; no server is started. What enrich keeps on this machine is one process's at a
     * time; the other roles keep nothing.
     *
     * @throws ConfigException if one is missing that the role needs
     * @throws IllegalStateException if another process holds what enrich keeps, or it cannot be written; the message
     *     says which
     */
    public static Backends configured(DatelineConfig config, Role role) {
        List<String> missing = new ArrayList<>();
        if (role != Role.CONSOLE && config.kafkaConnection().isEmpty()) {
            missing.add("kafka.bootstrap.servers: " + role.word() + " needs a Kafka cluster; name it with --kafka "
                    + "HOST:PORT or DATELINE_KAFKA_BOOTSTRAP_SERVERS, or run everything in one process with \"dateline "
                    + "run\"");
        }
        if ((role == Role.SINK || role == Role.CONSOLE)
                && config.databaseConnection().isEmpty()) {
            missing.add("database.url: " + role.word() + " needs a PostgreSQL database; name it with --database "
                    + "jdbc:postgresql://HOST/NAME or DATELINE_DATABASE_URL");
        }
        if (!missing.isEmpty()) {
            throw new ConfigException(missing);
        }
        Path state = config.data().resolve(config.enrich().stateDirectory());
        return new Backends(
                role == Role.ENRICH ? DataDirectory.take(state) : null,
                null,
                null,
                config.kafkaConnection().orElse(new KafkaConnection("", Map.of())),
                config.databaseConnection().orElse(new DatabaseConnection("", null, null)));
    }

    /** Those that the configuration names; a server is started in place of each that it does not name. */
    public static Backends start(DatelineConfig config) {
        DataDirectory directory = DataDirectory.take(config.data());
        CompletableFuture<@Nullable EmbeddedDatabase> starting =
                CompletableFuture.supplyAsync(() -> config.databaseConnection().isPresent()
                        ? null
                        : EmbeddedDatabase.start(
                                directory.path().resolve("postgresql"),
                                config.embedded().databasePort()));
        EmbeddedBroker broker = null;
        try {
            if (config.kafkaConnection().isEmpty()) {
                broker = EmbeddedBroker.start(
                        directory.path().resolve("kafka"), config.embedded().kafkaPort());
            }
            EmbeddedDatabase postgres = starting.join();
            KafkaConnection kafka = broker == null
                    ? config.kafkaConnection().orElseThrow()
                    : new KafkaConnection(broker.bootstrap(), config.kafka());
            DatabaseConnection database = postgres == null
                    ? config.databaseConnection().orElseThrow()
                    : new DatabaseConnection(postgres.jdbcUrl(), null, null);
            return new Backends(directory, broker, postgres, kafka, database);
        } catch (RuntimeException e) {
            closeQuietly(broker, starting, directory);
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The cluster. */
    public KafkaConnection kafka() {
        return kafka;
    }

    /** The database. */
    public DatabaseConnection database() {
        return database;
    }

    /** What an operator is told of the servers that run in this process; empty if none does. */
    public List<Component> health() {
        return postgres == null ? List.of() : List.of(new DatabaseHealth(postgres));
    }

    /** How the servers that run in this process fare, as metrics. */
    public void bindTo(MeterRegistry registry) {
        if (postgres != null) {
            DatabaseHealth.bind(postgres, registry);
        }
    }

    /** Completes with a sentence for people when a server of this process has ended for good; else never. */
    public CompletableFuture<String> lost() {
        return postgres == null ? new CompletableFuture<>() : postgres.lost();
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (directory != null) {
            directory.close();
        }
    }

    private static void closeQuietly(
            @Nullable EmbeddedBroker broker,
            CompletableFuture<@Nullable EmbeddedDatabase> starting,
            DataDirectory directory) {
        starting.handle((postgres, error) -> {
                    if (postgres != null) {
                        postgres.close();
                    }
                    return true;
                })
                .join();
        if (broker != null) {
            broker.close();
        }
        directory.close();
    }
}
