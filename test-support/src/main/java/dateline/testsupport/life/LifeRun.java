package dateline.testsupport.life;

import dateline.contract.topic.Topics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Dateline's life in short: everything runs, news come steadily, and one thing after another happens to it. At the end
 * every item that a feed gave is one row and one committed record, and every country that came up is one alert, as if
 * nothing had happened.
 */
public final class LifeRun implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(6);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(4);
    private static final Duration LONGEST_ALERTS = Duration.ofSeconds(30);
    private static final int PER_COUNTRY = 10;

    private final Path directory;
    private final NewsServer news = new NewsServer(Duration.ofMillis(400), PER_COUNTRY);
    private final World world;
    private final Consumer<String> out;
    private final List<Recovery> outcomes = new ArrayList<>();

    /**
     * Starts everything.
     *
     * @param directory an empty directory
     * @param roles {@code run} for all in one process, or roles that each run by themselves
     * @param instances how many processes of each
     * @param out is told what happens
     */
    public LifeRun(Path directory, List<String> roles, int instances, Consumer<String> out) throws Exception {
        this.out = out;
        this.directory = directory;
        this.world = new World(directory, roles, instances, news);
        long began = System.nanoTime();
        if (awaitRecovered(world, news.items(), LONGEST_START).isEmpty()) {
            String reason = world.watcher().reason();
            close();
            throw new IllegalStateException("Dateline did not start: " + reason);
        }
        out.accept(String.format(Locale.ROOT, "all is ready after %.1f s", (System.nanoTime() - began) / 1e9));
    }

    /** Whether it can be made to happen here: a full disk needs the right to mount one. */
    public boolean isPossible(Disturbance disturbance) {
        return !(disturbance instanceof Disturbance.DatabaseFull)
                || world.disk().isPresent();
    }

    /** Lets something happen for a while, and waits until it is over and done with. */
    public Recovery happen(Disturbance disturbance, Duration lasts) throws Exception {
        world.watcher().begin();
        String remark = new Happening(world).happen(disturbance, lasts);
        int given = news.items();
        OptionalDouble recovered = awaitRecovered(world, given, LONGEST_RECOVERY);
        Map<String, Integer> rows = rows(world);
        Recovery outcome = new Recovery(
                disturbance.toString(),
                world.watcher().toldByReadiness(),
                world.watcher().toldByMetric(),
                world.watcher().troubled(),
                recovered,
                missing(rows.keySet(), given).size(),
                (int) rows.values().stream().filter(n -> n > 1).count(),
                recovered.isPresent()
                        ? remark
                        : remark + " not recovered: " + world.watcher().reason());
        outcomes.add(outcome);
        out.accept(outcome.line());
        return outcome;
    }

    /** What became of everything that happened so far. */
    public List<Recovery> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Lets what is under way come in, and says what is not as it would be had nothing happened; empty if all is. */
    public List<String> differences() throws Exception {
        news.freeze();
        int given = news.items();
        List<String> differences = new ArrayList<>();
        if (awaitRecovered(world, given, LONGEST_RECOVERY).isEmpty()) {
            differences.add("not all came in: " + world.watcher().reason());
        }
        compare("rows", rows(world), given, differences);
        TopicTraffic topics = new TopicTraffic(world.kafka());
        compare("records of articles", topics.items(Topics.ARTICLES), given, differences);
        compare("records of enriched articles", topics.items(Topics.ENRICHED), given, differences);
        alerts(given, differences);
        out.accept(given + " items given, " + news.countries(given).size() + " countries");
        return differences;
    }

    private void compare(String what, Map<String, Integer> found, int given, List<String> differences) {
        Set<String> missing = missing(found.keySet(), given);
        if (!missing.isEmpty()) {
            differences.add(missing.size() + " of " + given + " items are missing in the " + what + ": "
                    + missing.stream().limit(10).toList());
        }
        Set<String> repeated = new TreeSet<>();
        found.forEach((item, times) -> {
            if (times > 1 || !item.endsWith(":1")) {
                repeated.add(item);
            }
        });
        if (!repeated.isEmpty()) {
            differences.add(repeated.size() + " items stand more than once in the " + what + ": "
                    + repeated.stream().limit(10).toList());
        }
    }

    /**
     * Lets the same news come to a Dateline to which nothing happens, and says which alerts differ; empty if none do.
     * To be called after {@link #differences}; nothing can happen any more.
     */
    public List<String> differencesFromUndisturbed() throws Exception {
        SortedSet<String> ours = alerts(world);
        int given = news.items();
        world.close();
        try (World undisturbed = new World(directory.resolve("undisturbed"), List.of("run"), 1, news)) {
            if (awaitRecovered(undisturbed, given, LONGEST_START).isEmpty()) {
                return List.of("the undisturbed run did not come to its end: "
                        + undisturbed.watcher().reason());
            }
            SortedSet<String> theirs = awaitAlerts(undisturbed, ours);
            out.accept(theirs.size() + " alerts of the undisturbed run");
            return theirs.equals(ours) ? List.of() : List.of("alerts " + ours + ", but undisturbed " + theirs);
        }
    }

    /** Each country that an article is about enters the news once. */
    private void alerts(int given, List<String> differences) throws Exception {
        SortedSet<String> expected = new TreeSet<>();
        for (String country : world.database().rows("select distinct country from article_country")) {
            expected.add("life " + country + " 1");
        }
        SortedSet<String> alerts = awaitAlerts(world, expected);
        if (!alerts.equals(expected)) {
            differences.add("alerts " + alerts + ", but by the countries of articles " + expected);
        }
        if (expected.size() < news.countries(given).size() * 0.8) {
            differences.add("articles about " + expected + " alone");
        }
    }

    private static SortedSet<String> awaitAlerts(World world, SortedSet<String> expected) throws Exception {
        long deadline = System.nanoTime() + LONGEST_ALERTS.toNanos();
        SortedSet<String> alerts = alerts(world);
        while (!alerts.equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(200);
            alerts = alerts(world);
        }
        return alerts;
    }

    /** Watch, country and the number of its episode. */
    private static SortedSet<String> alerts(World world) throws SQLException {
        return new TreeSet<>(world.database()
                .rows("select distinct record->>'watchId', e->>'country', (e->>'episode')::int from alert_event, "
                        + "jsonb_array_elements(record->'entries') e where record->>'watchId' = 'life'"));
    }

    private static OptionalDouble awaitRecovered(World world, int given, Duration longest) throws InterruptedException {
        long began = System.nanoTime();
        // the answers of before do not count
        Thread.sleep(300);
        while (System.nanoTime() - began < longest.toNanos()) {
            if (world.watcher().ready() && missing(rows(world).keySet(), given).isEmpty()) {
                return OptionalDouble.of((System.nanoTime() - began) / 1e9);
            }
            Thread.sleep(100);
        }
        return OptionalDouble.empty();
    }

    /** How many rows each item has. */
    private static Map<String, Integer> rows(World world) {
        Map<String, Integer> rows = new TreeMap<>();
        try {
            for (String row : world.database()
                    .rows("select guid, revision, count(*) from article where guid like 'item-%' group by 1, 2")) {
                String[] columns = row.split(" ", 3);
                rows.merge(columns[0] + ":" + columns[1], Integer.parseInt(columns[2]), Integer::sum);
            }
        } catch (SQLException e) {
            // away, or not made yet: nothing can be seen
        }
        return rows;
    }

    private static Set<String> missing(Set<String> found, int given) {
        Set<String> missing = new HashSet<>();
        for (int item = 0; item < given; item++) {
            missing.add(NewsServer.guid(item) + ":1");
        }
        missing.removeAll(found);
        return missing;
    }

    @Override
    public void close() throws Exception {
        world.close();
        news.close();
    }
}
