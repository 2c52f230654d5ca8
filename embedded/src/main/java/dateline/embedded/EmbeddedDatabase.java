package dateline.embedded;

import dateline.runtime.life.Component.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server, a child of this process, listening on the loopback address alone, with durable settings. Its
 * data stay in its directory and are found again after a restart or a crash. A server that dies is started again on its
 * port, and each such start is logged; when that happens too often, {@link #lost} says so and nothing more is tried.
 * Safe for use by several threads.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The database that Dateline uses. */
    public static final String DATABASE = "dateline";

    /** The server's only user. There is no password: only this machine can connect. */
    public static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final RestartLimit.Rule RESTARTS = new RestartLimit.Rule(10, Duration.ofMinutes(10));

    private final Path directory;
    private final PostgresPrograms programs;
    private final int port;
    private final RestartLimit limit;
    private final Thread keeper = new Thread(this::keep, "embedded-postgresql");
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile Postmaster server;
    private volatile Status status;
    private volatile boolean closed;

    private EmbeddedDatabase(
            Path directory, PostgresPrograms programs, int port, Postmaster server, RestartLimit limit) {
        this.directory = directory;
        this.programs = programs;
        this.port = port;
        this.server = server;
        this.limit = limit;
        this.status = running(port);
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param directory where it keeps programs and data; made if missing
     * @param preferredPort the port to listen on if it is free, else any; 0 for any
     * @throws IllegalStateException if it cannot be started; the message says why and where its log is
     */
    public static EmbeddedDatabase start(Path directory, int preferredPort) {
        return start(directory, directory.resolve("programs"), preferredPort, RESTARTS);
    }

    /**
     * @param programs where the programs are unpacked, or were by another server of the same version
     * @param restarts how often a server that dies is started again
     */
    static EmbeddedDatabase start(Path directory, Path programs, int preferredPort, RestartLimit.Rule restarts) {
        try {
            Files.createDirectories(directory);
            DatabaseCluster.endLeftover(data(directory));
            FirstStart firstStart = new FirstStart(directory, programs, data(directory));
            firstStart.begin();
            PostgresPrograms unpacked = PostgresPrograms.unpack(programs);
            DatabaseCluster.prepare(unpacked, data(directory), serverLog(directory));
            int port = Ports.freeOr(preferredPort);
            Postmaster server = Postmaster.start(unpacked, data(directory), port, serverLog(directory));
            EmbeddedDatabase database =
                    new EmbeddedDatabase(directory, unpacked, port, server, new RestartLimit(restarts));
            database.createDatabase(DATABASE);
            firstStart.end();
            database.keeper.setDaemon(true);
            database.keeper.start();
            log.atInfo()
                    .addKeyValue("port", port)
                    .addKeyValue("directory", directory)
                    .log("embedded database started");
            return database;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the embedded PostgreSQL did not start in " + directory + ": " + reason(e) + ". Its log is "
                            + serverLog(directory),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded PostgreSQL started", e);
        }
    }

    /** Address for JDBC, with the user in it. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** Address of another database of this server, with the user in it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /** Connections to the database. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl());
        return source;
    }

    /** Makes an empty database of this name on the server, if there is none yet. */
    public void createDatabase(String name) {
        try (Connection c = DriverManager.getConnection(jdbcUrl("postgres"));
                Statement s = c.createStatement()) {
            try (ResultSet found =
                    s.executeQuery("select 1 from pg_database where datname = '" + name.replace("'", "''") + "'")) {
                if (found.next()) {
                    return;
                }
            }
            s.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Whether the server runs; if not, why. */
    public Status status() {
        return status;
    }

    /** How often a server that had died was started again. */
    public int restarts() {
        return restarts.get();
    }

    /** Completes with a sentence for people when the server has died too often and is not started again. */
    public CompletableFuture<String> lost() {
        return lost.copy();
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        try {
            keeper.join();
            server.stop();
        } catch (IOException e) {
            throw new IllegalStateException("the embedded PostgreSQL in " + directory + " did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the server again whenever it has ended, until it is closed or has ended too often. */
    private void keep() {
        try {
            while (true) {
                String died = "it ended with code " + server.awaitEnd();
                if (closed || !startAgain(died)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private boolean startAgain(String died) throws InterruptedException {
        String why = died;
        while (limit.allows(InstantSource.system().instant())) {
            status = Status.down("the embedded PostgreSQL is being started again: " + why);
            log.atWarn()
                    .addKeyValue("port", port)
                    .addKeyValue("reason", why)
                    .log("the embedded database has died; starting it again");
            Thread.sleep(limit.pause());
            try {
                server = Postmaster.start(programs, data(directory), port, serverLog(directory));
                status = running(port);
                log.atInfo()
                        .addKeyValue("port", port)
                        .addKeyValue("restarts", restarts.incrementAndGet())
                        .log("the embedded database runs again");
                return true;
            } catch (IOException e) {
                why = reason(e);
            }
        }
        String last =
                "the embedded PostgreSQL in " + directory + " has died and was started " + limit + "; the last time: "
                        + why + ". Mend that and start Dateline again; its log is " + serverLog(directory);
        status = Status.down(last);
        lost.complete(last);
        return false;
    }

    private static Status running(int port) {
        return Status.up("the embedded PostgreSQL runs on port " + port);
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    private static Path serverLog(Path directory) {
        return directory.resolve("postgresql.log");
    }

    /** What went wrong in a sentence's words; some of the JDK's exceptions have a file's name alone for a message. */
    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException file && file.getReason() == null
                ? e.getClass().getSimpleName() + ": " + e.getMessage()
                : String.valueOf(e.getMessage());
    }
}
