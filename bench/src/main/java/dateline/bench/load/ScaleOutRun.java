package dateline.bench.load;

import dateline.app.run.Logging;
import dateline.bench.load.FeedFarm.Request;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Three instances share the feeds; every now and then one is killed as by a failing machine, and another comes in its
 * place. A feed keeps an item for three minutes and a half, which is longer than a feed goes unread when its instance is
 * killed. Arguments: minutes, feeds, seed of the moments.
 */
public final class ScaleOutRun {
    private static final int INSTANCES = 3;
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private ScaleOutRun() {}

    public static void main(String[] args) throws Exception {
        Logging.quiet();
        Duration time = Duration.ofMinutes(LoadRun.number(args, 0, 10));
        int count = LoadRun.number(args, 1, 120);
        int seed = LoadRun.number(args, 2, 1);
        System.out.printf("%d instances, %d feeds, %d minutes%n", INSTANCES, count, time.toMinutes());
        System.exit(run(time, count, new Random(seed)).exitCode());
    }

    /** Runs for a time, and then until what is left has been read. */
    static Findings run(Duration time, int count, Random random) throws Exception {
        Findings findings = new Findings();
        try (Cluster cluster = new Cluster();
                FeedFarm farm = new FeedFarm(count, count, Duration.ofSeconds(7), 1)) {
            List<FeedSpec> feeds = new ArrayList<>();
            List<FeedState> states = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                FeedSpec feed = LoadRun.spec(farm.url(i), Instant.now());
                feeds.add(feed);
                states.add(States.due(feed, Instant.now()));
            }
            cluster.seed(feeds, states);
            int kills = kill(cluster, farm, time, random);
            findings.note("instances killed", kills);
            findings.note("polls", polls(farm));
            findings.note("polls sooner than half an interval after one of another instance", doubled(farm));
            findings.checkArticles(farm, cluster.articles());
        }
        return findings;
    }

    /** Kills and replaces until the time is over, then lets the survivors read what there is left. */
    private static int kill(Cluster cluster, FeedFarm farm, Duration time, Random random) throws Exception {
        List<IngestProcess> running = new ArrayList<>();
        int started = 0;
        int kills = 0;
        Instant end = Instant.now().plus(time);
        try {
            while (Instant.now().isBefore(end)) {
                while (running.size() < INSTANCES) {
                    running.add(start(cluster, ++started));
                }
                Thread.sleep(8_000 + random.nextInt(15_000));
                running.remove(random.nextInt(INSTANCES)).kill();
                kills++;
                Thread.sleep(random.nextInt(8_000));
            }
            while (running.size() < INSTANCES) {
                running.add(start(cluster, ++started));
            }
            farm.freeze();
            Thread.sleep(SETTLE);
        } finally {
            running.forEach(IngestProcess::close);
        }
        return kills;
    }

    private static IngestProcess start(Cluster cluster, int number) throws Exception {
        return IngestProcess.start(cluster.bootstrap(), "256m", INTERVAL, "instance-" + number);
    }

    private static long polls(FeedFarm farm) {
        long polls = 0;
        for (int i = 0; i < farm.size(); i++) {
            polls += farm.requests(i).size();
        }
        return polls;
    }

    private static long doubled(FeedFarm farm) {
        long doubled = 0;
        for (int i = 0; i < farm.size(); i++) {
            List<Request> requests = farm.requests(i);
            for (int r = 1; r < requests.size(); r++) {
                Request one = requests.get(r - 1);
                Request next = requests.get(r);
                boolean soon = Duration.between(one.at(), next.at()).compareTo(INTERVAL.dividedBy(2)) < 0;
                doubled += soon && !one.agent().equals(next.agent()) ? 1 : 0;
            }
        }
        return doubled;
    }
}
