package dateline.bench.pipeline;

import java.util.List;
import java.util.Locale;

/**
 * What became of many articles given at once.
 *
 * @param articles how many
 * @param written seconds until the broker had all
 * @param looks how far each stage was at times
 */
record Burst(int articles, double written, List<Look> looks) {
    /**
     * How far each stage was.
     *
     * @param seconds since the first article was given
     * @param annotated articles that wait for, or have passed, the one place where stories are told
     * @param enriched articles on {@code dateline.enriched}, committed or about to be
     * @param rows rows of articles
     * @param alerts rows of alerts' events
     */
    record Look(double seconds, long annotated, long enriched, long rows, long alerts) {}

    double rowsPerSecond() {
        return articles / looks.get(looks.size() - 1).seconds();
    }

    void print() {
        Look end = looks.get(looks.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "burst: written in %.1f s, all are rows after %.1f s: %.0f articles a second; %d alerts' events%n",
                written,
                end.seconds(),
                rowsPerSecond(),
                end.alerts());
        System.out.println("seconds  annotated   enriched       rows     alerts");
        int step = Math.max(1, looks.size() / 10);
        for (int i = 0; i < looks.size(); i++) {
            if (i % step == 0 || i == looks.size() - 1) {
                Look l = looks.get(i);
                System.out.printf(
                        Locale.ROOT,
                        "%7.1f %10d %10d %10d %10d%n",
                        l.seconds(),
                        l.annotated(),
                        l.enriched(),
                        l.rows(),
                        l.alerts());
            }
        }
        double annotated = when(Look::annotated);
        System.out.printf(
                Locale.ROOT,
                "all annotated after %.1f s; by then %.0f %% were rows%n",
                annotated,
                100.0
                        * looks.stream()
                                .filter(l -> l.seconds() <= annotated)
                                .mapToLong(Look::rows)
                                .max()
                                .orElse(0)
                        / articles);
    }

    private double when(java.util.function.ToLongFunction<Look> stage) {
        return looks.stream()
                .filter(l -> stage.applyAsLong(l) >= articles)
                .mapToDouble(Look::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }
}
