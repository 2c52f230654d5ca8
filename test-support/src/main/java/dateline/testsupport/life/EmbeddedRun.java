package dateline.testsupport.life;

import dateline.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** {@code dateline run} with a broker and a database of its own, and feeds that get items steadily. */
public final class EmbeddedRun implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path data;
    private final NewsServer news = new NewsServer(Duration.ofMillis(400), 10);
    private final int databasePort = Ports.freeOr(0);
    private final DatelineProcess process;
    private final Watcher watcher;

    /**
     * Starts it and waits until what the feeds gave first is stored.
     *
     * @param parent where its data directory and what it prints go
     */
    public EmbeddedRun(Path parent) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>();
        for (String setting : List.of(
                "feeds=" + news.opml(parent.resolveSibling(parent.getFileName() + ".opml")),
                "ingest.allow-private-addresses=127.0.0.0/8",
                "ingest.min-interval=500ms",
                "ingest.default-interval=1s",
                "ingest.max-interval=2s",
                "ingest.per-host-spacing=0s",
                "watch.learning=none",
                "console.port=0",
                "embedded.kafka-port=" + Ports.freeOr(0),
                "embedded.database-port=" + databasePort)) {
            settings.addAll(List.of("--set", setting));
        }
        this.data = parent.resolve("run");
        this.process = new DatelineProcess("run", "run", parent, settings);
        this.watcher = new Watcher(List.of(process));
        if (awaitStored().isEmpty()) {
            String said = output();
            close();
            throw new IllegalStateException("Dateline did not start: " + said);
        }
    }

    /** Sends the database's server a signal. */
    public void signalDatabase(String name) throws IOException, InterruptedException {
        watcher.begin();
        JavaProcess.signal(databasePid(), name);
    }

    /** Kills the database's server whenever it is started, until the process ends; says whether it does, and how. */
    public String killDatabaseForEver() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                JavaProcess.signal(databasePid(), "KILL");
            } catch (IOException | RuntimeException e) {
                // there is none at this moment, or its file is being written
            }
            Thread.sleep(200);
        }
        return process.isAlive() ? "did not end" : "exit " + process.exitCode();
    }

    /** From now on only what is told afterwards counts. */
    public void begin() {
        watcher.begin();
    }

    /** Seconds until {@code /readyz} said that something is wrong. */
    public OptionalDouble toldByReadiness() {
        return watcher.toldByReadiness();
    }

    /** What a second process on the same directory says. */
    public String startSecond() throws IOException, InterruptedException {
        return process.startSecond();
    }

    /** Waits until all that the feeds have given is stored and it is ready; returns the seconds. */
    public OptionalDouble awaitStored() throws InterruptedException {
        int given = news.items();
        long began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST.toNanos() && process.isAlive()) {
            if (watcher.ready() && rows() >= given) {
                return OptionalDouble.of((System.nanoTime() - began) / 1e9);
            }
            Thread.sleep(100);
        }
        return OptionalDouble.empty();
    }

    /** Stops the feeds, waits for the rest, and returns how many items were given and how many rows there are. */
    public List<Long> givenAndStored() throws InterruptedException {
        news.freeze();
        awaitStored();
        return List.of((long) news.items(), rows());
    }

    /** Whether the process lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Starts it again after it has ended. */
    public void startAgain() throws IOException {
        process.start();
    }

    /** What it has printed. */
    public String output() throws IOException {
        return Files.readString(process.output());
    }

    private long rows() {
        try (Connection c = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + databasePort + "/dateline?user=postgres");
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select count(*) from article where guid like 'item-%'")) {
            r.next();
            return r.getLong(1);
        } catch (SQLException e) {
            return -1; // away, or no tables yet
        }
    }

    private long databasePid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgresql/data/postmaster.pid"))
                .get(0)
                .strip());
    }

    @Override
    public void close() throws InterruptedException {
        watcher.close();
        process.stop();
        news.close();
    }
}
