package dateline.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One running PostgreSQL server: a child process that listens on the loopback address alone. */
final class Postmaster {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private static final int LOG_READ = 64 << 10;
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "listen_addresses", "127.0.0.1",
            // what listens in a directory of the system would be in the way of other users' servers
            "unix_socket_directories", "",
            "max_connections", "100",
            "shared_buffers", "64MB",
            "timezone", "UTC");

    private final PostgresPrograms programs;
    private final Path data;
    private final Path log;
    private final Process process;

    private Postmaster(PostgresPrograms programs, Path data, Path log, Process process) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param data its data, made by {@code initdb}
     * @param log the file that it appends its log to
     * @throws IOException if it ended or did not answer in time, with what it said last
     * @throws InterruptedException if the thread was interrupted; the server has been ended
     */
    static Postmaster start(PostgresPrograms programs, Path data, int port, Path log)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
        long said = Files.exists(log) ? Files.size(log) : 0;
        Process process = new ProcessBuilder(programs.command("postgres", arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Postmaster server = new Postmaster(programs, data, log, process);
        try {
            server.awaitAnswer(port, said);
            return server;
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Waits until it has ended and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends its transactions and stops it; does nothing if it has ended. */
    void stop() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        Process stop = new ProcessBuilder(
                        programs.command("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "--no-wait", "stop")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        stop.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitAnswer(int port, long said) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers(port)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException(lastWords(log, said).orElse("it ended with code " + process.exitValue()));
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("it does not answer after " + LONGEST_START.toSeconds() + " s"
                        + lastWords(log, said).map(w -> ": " + w).orElse(""));
            }
        }
    }

    private static boolean answers(int port) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5&socketTimeout=5";
        try (Connection c = DriverManager.getConnection(url, EmbeddedDatabase.USER, "")) {
            return c.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The last complaint in a log from a position on. */
    static Optional<String> lastWords(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long begin = Math.max(from, file.length() - LOG_READ);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - begin)];
            file.seek(begin);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches(".*\\b(FATAL|PANIC|ERROR|error|fatal):.*"))
                    .filter(line -> !line.contains("the database system is"))
                    .map(line -> line.replaceFirst("^.*\\b(FATAL|PANIC|ERROR|error|fatal):\\s*", ""))
                    .reduce((first, second) -> second);
        }
    }
}
