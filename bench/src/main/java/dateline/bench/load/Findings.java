package dateline.bench.load;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what a run found, prints it, and says at the end whether all that was wanted is so. */
final class Findings {
    private boolean failed;

    /** A figure that is not judged. */
    void note(String what, Object value) {
        System.out.printf(Locale.ROOT, "        %-52s %s%n", what, value);
    }

    /** A figure with what was wanted of it. */
    void check(String what, Object value, String wanted, boolean met) {
        System.out.printf(Locale.ROOT, "%-7s %-52s %s  (wanted: %s)%n", met ? "ok" : "FAILED", what, value, wanted);
        failed |= !met;
    }

    /** Compares the articles of a topic with what the feeds gave: each item once, as revision 1, and no other. */
    void checkArticles(FeedFarm farm, Map<String, Integer> articles) {
        Set<String> expected = new TreeSet<>();
        for (int feed = 0; feed < farm.size(); feed++) {
            int[] given = farm.given(feed);
            for (int item = given[0]; item < given[1]; item++) {
                expected.add(feed + "-" + item + ":1");
            }
        }
        long repeated = articles.values().stream().filter(n -> n > 1).count();
        Set<String> lost = new TreeSet<>(expected);
        lost.removeAll(articles.keySet());
        Set<String> foreign = new TreeSet<>(articles.keySet());
        foreign.removeAll(expected);
        note("items given by the feeds", expected.size());
        check("articles lost", lost.size() + some(lost), "0", lost.isEmpty());
        check("articles repeated", repeated, "0", repeated == 0);
        check(
                "articles that no feed gave, or of another revision",
                foreign.size() + some(foreign),
                "0",
                foreign.isEmpty());
    }

    private static String some(Set<String> items) {
        return items.isEmpty() ? "" : " " + items.stream().limit(5).toList();
    }

    /** The exit code. */
    int exitCode() {
        return failed ? 1 : 0;
    }
}
