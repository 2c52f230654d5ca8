package dateline.testsupport.life;

import dateline.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One process of Dateline, which can be stopped and started again as the same instance. */
final class DatelineProcess {
    private final String role;
    private final Path directory;
    private final List<String> arguments;
    private final int managementPort = Ports.freeOr(0);
    private JavaProcess process;

    /**
     * Starts it; does not wait until it is ready.
     *
     * @param role {@code run} or a role
     * @param name its instance
     */
    DatelineProcess(String role, String name, Path parent, List<String> settings) throws IOException {
        this.role = role;
        this.directory = Files.createDirectories(parent.resolve(name));
        this.arguments = new ArrayList<>(List.of(role, "--data", directory.toString()));
        arguments.addAll(settings);
        for (String key : List.of("ingest", "enrich", "sink")) {
            arguments.addAll(List.of("--set", key + ".instance-id=" + name));
        }
        arguments.addAll(List.of("--set", "management.port=" + managementPort));
        process = launch();
    }

    String role() {
        return role;
    }

    String name() {
        return directory.getFileName().toString();
    }

    /** Its port of health checks. */
    int managementPort() {
        return managementPort;
    }

    Path output() {
        return directory.resolveSibling(name() + ".out");
    }

    void start() throws IOException {
        process = launch();
    }

    void stop() throws InterruptedException {
        process.terminate();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void pause() throws IOException, InterruptedException {
        process.pause();
    }

    void resume() throws IOException, InterruptedException {
        process.resume();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        return process.exitCode();
    }

    /** Starts another one on the same directory, and returns its exit code and what it said, or that it did not end. */
    String startSecond() throws IOException, InterruptedException {
        Path said = directory.resolveSibling(name() + ".second.out");
        List<String> same = new ArrayList<>(arguments);
        same.set(same.size() - 1, "management.port=0");
        JavaProcess second = JavaProcess.start("512m", "dateline.app.cli.DatelineCommand", same, said);
        boolean ended = second.ends(60);
        second.kill();
        return (ended ? "exit " + second.exitCode() + ": " : "did not end: ")
                + Files.readString(said).strip();
    }

    private JavaProcess launch() throws IOException {
        return JavaProcess.start("512m", "dateline.app.cli.DatelineCommand", arguments, output());
    }
}
