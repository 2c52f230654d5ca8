package dateline.testsupport.life;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Asks all processes again and again how they are, and remembers since when they have said that something is wrong. */
final class Watcher implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<DatelineProcess> processes;
    private final Thread thread = new Thread(this::watch, "watcher");
    private volatile long since = System.nanoTime();
    private volatile double byReadiness = Double.NaN;
    private volatile double byMetric = Double.NaN;
    private volatile String reason = "";
    private volatile boolean ready;
    /** The roles and servers whose metric said so. */
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();

    Watcher(List<DatelineProcess> processes) {
        this.processes = processes;
        thread.setDaemon(true);
        thread.start();
    }

    /** Forgets what was said before. */
    void begin() {
        since = System.nanoTime();
        byReadiness = Double.NaN;
        byMetric = Double.NaN;
        reason = "";
        troubled.clear();
    }

    /** Whether both a health check and a metric have said so. */
    boolean isTold() {
        return !Double.isNaN(byReadiness) && !Double.isNaN(byMetric);
    }

    /** The roles and servers that a metric called not ready. */
    Set<String> troubled() {
        return new TreeSet<>(troubled);
    }

    /** Seconds until {@code /readyz} of some process said so, or did not answer. */
    OptionalDouble toldByReadiness() {
        return optional(byReadiness);
    }

    /** Seconds until a metric of some process said so, or could not be read. */
    OptionalDouble toldByMetric() {
        return optional(byMetric);
    }

    /** What was said last of what is wrong. */
    String reason() {
        return reason;
    }

    /** Whether all were ready at the last look. */
    boolean ready() {
        return ready;
    }

    private static OptionalDouble optional(double seconds) {
        return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look() throws InterruptedException {
        boolean all = true;
        for (DatelineProcess process : processes) {
            long asked = since;
            Optional<HttpResponse<String>> answer = get(process, "/readyz");
            boolean ok = answer.isPresent() && answer.get().statusCode() == 200;
            Optional<HttpResponse<String>> metrics = get(process, "/metrics");
            List<String> unready = metrics.map(m -> unready(m.body())).orElse(List.of());
            boolean measured = metrics.isPresent() && unready.isEmpty();
            if (asked == since) {
                double now = (System.nanoTime() - asked) / 1e9;
                if (!ok) {
                    byReadiness = Double.isNaN(byReadiness) ? now : byReadiness;
                    reason = process.name() + ": "
                            + answer.map(HttpResponse::body).orElse("no answer").strip();
                }
                troubled.addAll(unready);
                if (!measured) {
                    byMetric = Double.isNaN(byMetric) ? now : byMetric;
                }
            }
            all &= ok;
        }
        ready = all;
    }

    private static List<String> unready(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("dateline_ready{") && line.endsWith(" 0.0"))
                .map(line -> line.replaceFirst("^.*role=\"([^\"]*)\".*$", "$1"))
                .toList();
    }

    private Optional<HttpResponse<String>> get(DatelineProcess process, String path) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + process.managementPort() + path);
        try {
            return Optional.of(http.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }
}
