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
    private static final int PER_COUNTRY = 10;

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
        this.world = new World(directory, roles, instances, Duration.ofMillis(400), PER_COUNTRY);
        long began = System.nanoTime();
        if (awaitRecovered(world.news().items(), LONGEST_START).isEmpty()) {
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
        int given = world.news().items();
        OptionalDouble recovered = awaitRecovered(given, LONGEST_RECOVERY);
        Map<String, Integer> rows = rows();
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
        world.news().freeze();
        int given = world.news().items();
        List<String> differences = new ArrayList<>();
        if (awaitRecovered(given, LONGEST_RECOVERY).isEmpty()) {
            differences.add("not all came in: " + world.watcher().reason());
        }
        compare("rows", rows(), given, differences);
        TopicTraffic topics = new TopicTraffic(world.kafka());
        compare("records of articles", topics.items(Topics.ARTICLES), given, differences);
        compare("records of enriched articles", topics.items(Topics.ENRICHED), given, differences);
        alerts(given, differences);
        out.accept(given + " items given, " + world.news().countries(given).size() + " countries");
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

    /** Each country that an article is about enters the news once. */
    private void alerts(int given, List<String> differences) throws Exception {
        Set<String> mentioned = new TreeSet<>(world.database().rows("select distinct country from article_country"));
        Map<String, Integer> alerted = new TreeMap<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!alerted.keySet().equals(mentioned) && System.nanoTime() < deadline) {
            alerted.clear();
            for (String row : world.database()
                    .rows("select distinct e->>'country', (e->>'episode')::int from alert_event, "
                            + "jsonb_array_elements(record->'entries') e where record->>'watchId' = 'life'")) {
                alerted.merge(row.substring(0, row.indexOf(' ')), 1, Integer::sum);
            }
            Thread.sleep(200);
        }
        if (!alerted.keySet().equals(mentioned)) {
            differences.add("alerts for " + alerted.keySet() + ", but articles about " + mentioned);
        }
        alerted.forEach((country, times) -> {
            if (times > 1) {
                differences.add(times + " alerts for " + country);
            }
        });
        if (mentioned.size() < world.news().countries(given).size() * 0.8) {
            differences.add("articles about " + mentioned + " alone");
        }
    }

    private OptionalDouble awaitRecovered(int given, Duration longest) throws InterruptedException {
        long began = System.nanoTime();
        // the answers of before do not count
        Thread.sleep(300);
        while (System.nanoTime() - began < longest.toNanos()) {
            if (world.watcher().ready() && missing(rows().keySet(), given).isEmpty()) {
                return OptionalDouble.of((System.nanoTime() - began) / 1e9);
            }
            Thread.sleep(100);
        }
        return OptionalDouble.empty();
    }

    /** How many rows each item has. */
    private Map<String, Integer> rows() {
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
    }
}
