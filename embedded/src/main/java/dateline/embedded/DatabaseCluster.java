package dateline.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a PostgreSQL server keeps on disk, made ready for a server to be started on it. */
final class DatabaseCluster {
    private static final Logger log = LoggerFactory.getLogger(DatabaseCluster.class);
    private static final long LEFTOVER_GRACE_SECONDS = 10;

    private DatabaseCluster() {}

    /**
     * Makes an empty one if there is none.
     *
     * @throws IOException if it cannot be made, or is another version's; the message says which
     */
    static void prepare(PostgresPrograms programs, Path data, Path serverLog) throws IOException, InterruptedException {
        Path version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            if (Files.isDirectory(data) && !isEmpty(data)) {
                throw new IOException("there are files in " + data
                        + ", but no PostgreSQL database; move them away, or choose another directory with --data");
            }
            init(programs, data, serverLog);
            return;
        }
        String made = Files.readString(version).strip();
        String ours = version(programs);
        if (!made.equals(ours)) {
            throw new IOException("the data in " + data + " are those of PostgreSQL " + made + ", this is PostgreSQL "
                    + ours + "; dump them with PostgreSQL " + made + " (pg_dump) and load them into a new directory");
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void init(PostgresPrograms programs, Path data, Path serverLog)
            throws IOException, InterruptedException {
        long said = Files.exists(serverLog) ? Files.size(serverLog) : 0;
        Process init = new ProcessBuilder(programs.command(
                        "initdb",
                        List.of(
                                "-A",
                                "trust",
                                "-U",
                                EmbeddedDatabase.USER,
                                "-D",
                                data.toString(),
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                .start();
        if (init.waitFor() != 0) {
            throw new IOException("no database could be made in " + data + ": "
                    + Postmaster.lastWords(serverLog, said).orElse("initdb ended with code " + init.exitValue()));
        }
    }

    /** The major version, as {@code PG_VERSION} has it. */
    private static String version(PostgresPrograms programs) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(programs.command("postgres", List.of("--version")))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip().replaceFirst("^.*\\)\\s*(\\d+).*$", "$1");
    }

    /** A killed process leaves its server running; it holds the data, so it has to go first. */
    static void endLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> leftover =
                lines.isEmpty() ? Optional.empty() : pid(lines.get(0)).filter(DatabaseCluster::isPostgres);
        if (leftover.isPresent()) {
            log.atInfo().addKeyValue("pid", leftover.get().pid()).log("ending the database server of a killed run");
            leftover.get().destroy();
            awaitEnd(leftover.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> pid(String line) {
        try {
            return ProcessHandle.of(Long.parseLong(line.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().orTimeout(LEFTOVER_GRACE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
