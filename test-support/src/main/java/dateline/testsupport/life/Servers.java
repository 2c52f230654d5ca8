package dateline.testsupport.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the servers of a run. */
public final class Servers {
    private static final long LONGEST_START_SECONDS = 300;

    private Servers() {}

    /**
     * Starts one and waits until it answers.
     *
     * @param kind {@code broker} or {@code database}
     * @param directory where it keeps its data; what it prints goes into a file beside it
     */
    public static JavaProcess start(String kind, Path directory, int port) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path up = directory.resolveSibling(kind + ".up");
        Files.deleteIfExists(up);
        Path output = directory.resolveSibling(kind + ".out");
        JavaProcess process = JavaProcess.start(
                "256m",
                ServerMain.class.getName(),
                List.of(kind, directory.toString(), Integer.toString(port), up.toString()),
                output);
        while (!Files.exists(up)) {
            if (process.ends(0) || process.secondsSinceStart() > LONGEST_START_SECONDS) {
                process.kill();
                throw new IllegalStateException("the " + kind + " did not start; see " + output);
            }
            Thread.sleep(20);
        }
        return process;
    }
}
