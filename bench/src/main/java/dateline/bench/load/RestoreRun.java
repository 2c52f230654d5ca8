package dateline.bench.load;

import dateline.app.run.Logging;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An instance that takes over the states of very many feeds, none of them due. Arguments: feeds, items of each, heap in
 * megabytes.
 */
public final class RestoreRun {
    private static final int BATCH = 10_000;
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final double WANTED_SECONDS = 30;

    private RestoreRun() {}

    public static void main(String[] args) throws Exception {
        Logging.quiet();
        int count = LoadRun.number(args, 0, 100_000);
        int items = LoadRun.number(args, 1, 30);
        int heap = LoadRun.number(args, 2, 1024);
        System.out.printf("%d feeds with %d known items each, heap of %d MB%n", count, items, heap);
        Findings findings = new Findings();
        try (Cluster cluster = new Cluster()) {
            Instant now = Instant.now();
            for (int from = 0; from < count; from += BATCH) {
                List<FeedSpec> feeds = new ArrayList<>(BATCH);
                List<FeedState> states = new ArrayList<>(BATCH);
                for (int i = from; i < Math.min(count, from + BATCH); i++) {
                    FeedSpec feed = LoadRun.spec("http://host-" + i / 5 + ".example/" + i, now);
                    feeds.add(feed);
                    states.add(States.read(feed, items, INTERVAL, now));
                }
                cluster.seed(feeds, states);
            }
            long begin = System.nanoTime();
            try (IngestProcess ingest = IngestProcess.start(cluster.bootstrap(), heap + "m", INTERVAL, "restore")) {
                IngestProcess.Figures figures = LoadRun.awaitReady(ingest);
                double seconds = (System.nanoTime() - begin) / 1e9;
                findings.check(
                        "from the process's start to polling",
                        String.format(Locale.ROOT, "%.1f s", seconds),
                        "under 30 s",
                        seconds < WANTED_SECONDS);
                findings.note("processor time until then", figures.cpuMillis() + " ms");
                Thread.sleep(Duration.ofSeconds(10));
                findings.note("resident memory", ingest.figures().residentMegabytes() + " MB");
            }
        }
        System.exit(findings.exitCode());
    }
}
