package dateline.bench.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the processor the threads of a JVM have used, as its own dump of threads says. */
final class ThreadCpu {
    private static final Pattern LINE = Pattern.compile("^\"(.*)\" .*\\bcpu=([0-9.]+)ms.*");
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f-]{30,}|\\d+");

    private ThreadCpu() {}

    /** Seconds by kind of thread: names that differ by numbers alone are one kind. */
    static Map<String, Double> of(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        String dump = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Map<String, Double> kinds = new HashMap<>();
        for (String line : dump.lines().toList()) {
            Matcher thread = LINE.matcher(line);
            if (thread.matches()) {
                String kind = NUMBER.matcher(thread.group(1)).replaceAll("*");
                kinds.merge(kind, Double.parseDouble(thread.group(2)) / 1000, Double::sum);
            }
        }
        return kinds;
    }
}
