package dateline.bench.load;

import dateline.app.run.Logging;
import dateline.bench.load.FeedFarm.Request;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Thousands of feeds on hundreds of loopback hosts, each due once a round. In the first round each feed is new; in the
 * others a third has something new. The broker and the feeds are in this process, ingest is in another.
 *
 * <p>Arguments: feeds, hosts, seconds a round, rounds. A poll's time is that of the feed's state before it, or the time
 * from which ingest was ready; it has started when its request arrives.
 */
public final class LoadRun {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final int HEAP_MEGABYTES = 512;

    private LoadRun() {}

    public static void main(String[] args) throws Exception {
        Logging.quiet();
        int count = number(args, 0, 10_000);
        int hosts = number(args, 1, 500);
        Duration round = Duration.ofSeconds(number(args, 2, 300));
        int rounds = number(args, 3, 2);
        System.out.printf("%d feeds on %d hosts, %d rounds of %d s%n", count, hosts, rounds, round.toSeconds());
        Findings findings = new Findings();
        try (Cluster cluster = new Cluster();
                FeedFarm farm = new FeedFarm(count, hosts, round.multipliedBy(3), FeedFarm.ITEMS)) {
            Instant start = Instant.now().plusSeconds(20);
            seed(cluster, farm, start, round);
            Instant ready;
            IngestProcess.Figures before;
            IngestProcess.Figures after;
            Instant end = start.plus(round.multipliedBy(rounds)).plus(LATE);
            try (IngestProcess ingest = IngestProcess.start(cluster.bootstrap(), HEAP_MEGABYTES + "m", round, "load")) {
                before = awaitReady(ingest);
                ready = Instant.now();
                Thread.sleep(Math.max(0, Duration.between(ready, end).toMillis()));
                after = ingest.figures();
                farm.refuse();
                Thread.sleep(LATE);
            }
            Instant from = ready.isAfter(start) ? ready : start;
            report(findings, cluster, farm, from, end);
            long polls = requests(farm, end);
            long cpu = after.cpuMillis() - before.cpuMillis();
            double seconds = Duration.between(from, end).toMillis() / 1000.0;
            findings.note("polls a second", String.format(Locale.ROOT, "%.1f", polls / seconds));
            findings.note(
                    "processor time of ingest",
                    String.format(
                            Locale.ROOT,
                            "%.2f ms a poll, %.0f %% of a core",
                            (double) cpu / polls,
                            cpu / seconds / 10));
            findings.check(
                    "heap after collection, at most",
                    after.peakMegabytes() + " MB",
                    "under " + HEAP_MEGABYTES + " MB",
                    after.peakMegabytes() < HEAP_MEGABYTES);
            findings.note("resident memory", after.residentMegabytes() + " MB");
            findings.checkArticles(farm, cluster.articles());
        }
        System.exit(findings.exitCode());
    }

    static int number(String[] args, int at, int usual) {
        return at < args.length ? Integer.parseInt(args[at]) : usual;
    }

    static IngestProcess.Figures awaitReady(IngestProcess ingest) throws Exception {
        while (!ingest.figures().ready()) {
            Thread.sleep(50);
        }
        return ingest.figures();
    }

    private static void seed(Cluster cluster, FeedFarm farm, Instant start, Duration round) {
        List<FeedSpec> feeds = new ArrayList<>();
        List<FeedState> states = new ArrayList<>();
        for (int i = 0; i < farm.size(); i++) {
            FeedSpec feed = spec(farm.url(i), start);
            feeds.add(feed);
            long share = round.toMillis() * (i * 7919L % farm.size()) / farm.size();
            states.add(States.due(feed, start.plusMillis(share)));
        }
        cluster.seed(feeds, states);
    }

    static FeedSpec spec(String url, Instant added) {
        return new FeedSpec(FeedIds.of(url), url, null, null, "en", List.of(), FeedSpec.TextSource.FEED, added);
    }

    private static long requests(FeedFarm farm, Instant end) {
        long polls = 0;
        for (int i = 0; i < farm.size(); i++) {
            polls += farm.requests(i).stream().filter(r -> r.at().isBefore(end)).count();
        }
        return polls;
    }

    /** Compares each request with the time at which the feed's state before it says that the feed is due. */
    private static void report(Findings findings, Cluster cluster, FeedFarm farm, Instant from, Instant end) {
        Map<String, List<FeedState>> states = cluster.states();
        List<Long> late = new ArrayList<>();
        int missed = 0;
        for (int i = 0; i < farm.size(); i++) {
            List<FeedState> of = states.getOrDefault(FeedIds.of(farm.url(i)), List.of());
            List<Request> requests = farm.requests(i);
            for (int poll = 0; poll < of.size(); poll++) {
                Instant due = of.get(poll).nextPoll();
                Instant wanted = due.isBefore(from) ? from : due;
                if (poll < requests.size()) {
                    late.add(Duration.between(wanted, requests.get(poll).at()).toMillis());
                } else if (wanted.plus(LATE).isBefore(end)) {
                    missed++;
                }
            }
        }
        long[] sorted = late.stream().mapToLong(Long::longValue).sorted().toArray();
        long onTime = Arrays.stream(sorted).filter(ms -> ms <= LATE.toMillis()).count();
        double share = 100.0 * onTime / (sorted.length + missed);
        findings.check(
                "polls that start within 5 s of their time",
                String.format(Locale.ROOT, "%.2f %% of %d", share, sorted.length + missed),
                "95 %",
                share >= 95);
        findings.note(
                "lateness, median / 95 % / 99 % / most",
                String.format(
                        Locale.ROOT,
                        "%d / %d / %d / %d ms",
                        part(sorted, 0.5),
                        part(sorted, 0.95),
                        part(sorted, 0.99),
                        part(sorted, 1)));
    }

    private static long part(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
