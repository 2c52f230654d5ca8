package dateline.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server, a child of this process, listening on the loopback address alone, with durable settings. Its
 * data stay in its directory and are found again after a restart or a crash.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The database that Dateline uses. */
    public static final String DATABASE = "dateline";

    /** The server's only user. There is no password: only this machine can connect. */
    public static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param directory where it keeps programs and data; made if missing
     * @param preferredPort the port to listen on if it is free, else any; 0 for any
     * @throws IllegalStateException if it cannot be started; the message says where its log is
     */
    public static EmbeddedDatabase start(Path directory, int preferredPort) {
        Path data = directory.resolve("data");
        Path serverLog = directory.resolve("postgresql.log");
        try {
            Files.createDirectories(directory);
            endLeftover(data);
            Path programs = directory.resolve("programs");
            FirstStart firstStart = new FirstStart(directory, programs, data);
            firstStart.begin();
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(Ports.freeOr(preferredPort))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("encoding", "UTF8")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("timezone", "UTC")
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                    .start();
            createDatabase(server, DATABASE);
            firstStart.end();
            log.atInfo()
                    .addKeyValue("port", server.getPort())
                    .addKeyValue("directory", directory)
                    .log("embedded database started");
            return new EmbeddedDatabase(server);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(
                    "the embedded PostgreSQL did not start; see " + serverLog + ": " + e.getMessage(), e);
        }
    }

    /** Address for JDBC, with the user in it. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** Address of another database of this server, with the user in it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=" + USER;
    }

    /** Connections to the database. */
    public DataSource dataSource() {
        return server.getDatabase(USER, DATABASE);
    }

    /** Makes an empty database of this name on the server, if there is none yet. */
    public void createDatabase(String name) {
        try {
            createDatabase(server, name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("the embedded PostgreSQL did not stop", e);
        }
    }

    private static void createDatabase(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection c = server.getPostgresDatabase().getConnection();
                Statement s = c.createStatement()) {
            try (ResultSet found =
                    s.executeQuery("select 1 from pg_database where datname = '" + name.replace("'", "''") + "'")) {
                if (found.next()) {
                    return;
                }
            }
            s.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
        }
    }

    /** A killed process leaves its server running; it holds the data, so it has to go first. */
    private static void endLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> leftover = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(EmbeddedDatabase::isPostgres);
        if (leftover.isPresent()) {
            log.atInfo().addKeyValue("pid", leftover.get().pid()).log("ending the database server of a killed run");
            leftover.get().destroy();
            awaitEnd(leftover.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit()
                    .orTimeout(LEFTOVER_GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
