package dateline.testsupport.life;

import dateline.runtime.topic.KafkaConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The processes of a run: broker, database, Dateline. */
final class World implements AutoCloseable {
    private static final int DISK_MEGABYTES = 500;
    private static final String WATCHES = """
            watches:
              life:
                name: Every country once
                window: 7d
                learning: none
                limits: {alerts: 1000, per: 1h}
            """;

    private final Optional<TemporaryDisk> disk;
    private final NewsServer news;
    private final Broker broker;
    private final DatabaseProcess database;
    private final List<DatelineProcess> dateline = new ArrayList<>();
    private final List<String> roles;
    private final Watcher watcher;
    private boolean closed;

    /**
     * Starts everything.
     *
     * @param directory an empty one
     * @param roles {@code run}, or roles that each run by themselves
     * @param instances how many processes of each
     * @param news what they read; others close it
     */
    World(Path directory, List<String> roles, int instances, NewsServer news) throws IOException, InterruptedException {
        this.roles = roles;
        this.news = news;
        Files.createDirectories(directory);
        disk = TemporaryDisk.mount(directory.resolve("disk"), DISK_MEGABYTES);
        broker = new Broker(directory.resolve("kafka"));
        database = new DatabaseProcess(directory.resolve("disk").resolve("postgresql"));
        List<String> settings = settings(directory);
        for (String role : roles) {
            for (int i = 1; i <= instances; i++) {
                dateline.add(new DatelineProcess(role, role + "-" + i, directory, settings));
            }
        }
        watcher = new Watcher(dateline);
    }

    private List<String> settings(Path directory) throws IOException {
        Path watches = Files.writeString(directory.resolve("watches.yaml"), WATCHES);
        List<String> settings = new ArrayList<>(broker.arguments());
        settings.addAll(List.of("--database", database.url()));
        for (String setting : List.of(
                "feeds=" + news.opml(directory.resolve("feeds.opml")),
                "watches=" + watches,
                "ingest.allow-private-addresses=127.0.0.0/8",
                "ingest.min-interval=500ms",
                "ingest.default-interval=1s",
                "ingest.max-interval=2s",
                "ingest.per-host-spacing=0s",
                "console.port=0")) {
            settings.addAll(List.of("--set", setting));
        }
        return settings;
    }

    Broker broker() {
        return broker;
    }

    KafkaConnection kafka() {
        return broker.connection();
    }

    DatabaseProcess database() {
        return database;
    }

    /** The database's disk; empty where none may be mounted. */
    Optional<TemporaryDisk> disk() {
        return disk;
    }

    List<DatelineProcess> dateline() {
        return dateline;
    }

    /** The first process of a role. */
    DatelineProcess first(String role) {
        return dateline.stream().filter(d -> d.role().equals(role)).findFirst().orElseThrow();
    }

    List<String> roles() {
        return roles;
    }

    /** The roles that cannot work without Kafka, as their metrics name them. */
    Set<String> rolesOnKafka() {
        Set<String> onKafka = new TreeSet<>(roles.contains("run") ? List.of("ingest", "enrich", "sink") : roles);
        onKafka.remove("console");
        return onKafka;
    }

    Watcher watcher() {
        return watcher;
    }

    @Override
    public void close() throws Exception {
        if (closed) {
            return;
        }
        closed = true;
        watcher.close();
        for (DatelineProcess process : dateline) {
            process.resume();
            process.kill();
        }
        database.resume();
        broker.resume();
        database.stop();
        broker.stop();
        disk.ifPresent(TemporaryDisk::close);
    }
}
