package dateline.bench.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many articles a second pass from {@code dateline.articles} to rows and alerts, and how late they are at a steady
 * rate. Arguments: {@code together} (all roles and both servers in one process) or {@code apart} (a broker, a database,
 * enrich and sink in processes of their own); articles; words of each; articles a second afterwards, 0 for nine tenths
 * of what was measured. The environment variable {@code DATELINE_HOME} names a distribution to measure instead of this
 * build.
 */
public final class PipelineRun {
    private static final int WARM = 4_000;
    private static final Duration STEADY = Duration.ofSeconds(60);

    private PipelineRun() {}

    public static void main(String[] args) throws Exception {
        boolean apart = args.length > 0 && args[0].equals("apart");
        int articles = number(args, 1, 5_000);
        int words = number(args, 2, 400);
        int rate = number(args, 3, 0);
        Path directory = Files.createTempDirectory("dateline-pipeline");
        System.out.printf("%s, %d articles of %d words%n", apart ? "apart" : "together", articles, words);
        try (Measured measured = Measured.start(directory, apart)) {
            Traffic traffic = new Traffic(measured, words);
            traffic.burst(WARM);
            measured.beginCpu();
            Burst burst = traffic.burst(articles);
            burst.print();
            measured.printCpu(articles);
            int steady = rate > 0 ? rate : (int) Math.max(1, burst.rowsPerSecond() * 0.9);
            print(traffic.steady(steady, STEADY), steady);
        }
        System.exit(0);
    }

    private static void print(List<Double> late, int rate) {
        List<Double> sorted = new ArrayList<>(late);
        sorted.sort(null);
        System.out.printf(
                Locale.ROOT,
                "steady at %d a second: %d rows; from sight to row p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
                rate,
                sorted.size(),
                part(sorted, 0.5),
                part(sorted, 0.99),
                part(sorted, 1));
    }

    private static double part(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    private static int number(String[] args, int at, int usual) {
        return at < args.length ? Integer.parseInt(args[at]) : usual;
    }
}
