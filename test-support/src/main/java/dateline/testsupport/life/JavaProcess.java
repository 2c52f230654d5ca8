package dateline.testsupport.life;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process with the class path of this one, which can be sent signals. */
public final class JavaProcess {
    private static final long LONGEST_STOP_SECONDS = 60;

    private final Process process;
    private final long began = System.nanoTime();

    private JavaProcess(Process process) {
        this.process = process;
    }

    /** One whose compiler does little: for tests, in which processes live shortly. */
    static JavaProcess start(String heap, String mainClass, List<String> arguments, Path output) throws IOException {
        return start(heap, mainClass, arguments, output, List.of("-XX:TieredStopAtLevel=1"));
    }

    /**
     * Starts one.
     *
     * @param heap the largest heap, such as {@code 256m}
     * @param output the file that what it prints is appended to
     * @param options further options of the JVM
     */
    public static JavaProcess start(
            String heap, String mainClass, List<String> arguments, Path output, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(mainClass);
        command.addAll(arguments);
        File file = output.toFile();
        return new JavaProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start());
    }

    /** As the JDK sees it. */
    public Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for its end; says whether it came in time. */
    boolean ends(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    double secondsSinceStart() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Asks it to stop and waits until it has; kills it if it does not. */
    void terminate() throws InterruptedException {
        process.destroy();
        if (!ends(LONGEST_STOP_SECONDS)) {
            kill();
        }
    }

    /** As by a failing machine. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it stand still (SIGSTOP). */
    void pause() throws IOException, InterruptedException {
        signal(process.pid(), "STOP");
    }

    /** Lets it go on (SIGCONT). */
    void resume() throws IOException, InterruptedException {
        signal(process.pid(), "CONT");
    }

    /** Sends a signal to any process. */
    static void signal(long pid, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
