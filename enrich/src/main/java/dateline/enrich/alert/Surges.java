package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.enrich.alert.memory.AlertState;
import dateline.enrich.alert.memory.Evidence;
import dateline.enrich.alert.memory.HourCounts;
import dateline.enrich.alert.memory.MemoryKey;
import dateline.enrich.alert.rule.ActiveWatch;
import dateline.enrich.alert.rule.SurgeTest;
import org.jspecify.annotations.Nullable;

/** Counts mentions by the hour and says whether they surge. */
final class Surges {
    static final long HOUR = 3_600_000;

    private final AlertState state;

    Surges(AlertState state) {
        this.state = state;
    }

    /** One more article that a watch looks at, or one less. */
    void article(ActiveWatch watch, long time, int much) {
        count(watch.key("", ""), time, much);
    }

    /** One more mention, or one less. */
    void mention(MemoryKey key, long time, int much) {
        count(key, time, much);
    }

    private void count(MemoryKey key, long time, int much) {
        HourCounts counts = state.counts(key);
        if (counts == null) {
            counts = new HourCounts(time / HOUR);
        }
        counts.add(time / HOUR, much);
        state.count(key, counts);
    }

    /** What was seen and expected of a country that so many publishers mention, if that is a surge; null if it is not. */
    Alert.@Nullable Baseline surge(ActiveWatch watch, MemoryKey key, int publishers, long now) {
        HourCounts mentions = state.counts(key);
        HourCounts articles = state.counts(watch.key("", ""));
        if (mentions == null || articles == null) {
            return null;
        }
        long hour = now / HOUR;
        int observed = mentions.inTwo(hour);
        if (observed < watch.surge.minMentions() || publishers < watch.surge.minPublishers()) {
            return null;
        }
        int k = mentions.before(hour);
        int all = articles.before(hour);
        int n = articles.inTwo(hour);
        double probability = SurgeTest.probability(observed, n, k, all);
        if (probability > watch.surge.maxProbability()) {
            return null;
        }
        Alert.Baseline looked = Coverage.baseline(watch, state, now, HourCounts.DAYS * 24 * HOUR);
        return new Alert.Baseline(looked.from(), looked.days(), observed, SurgeTest.expected(k, all, n), probability);
    }

    /** Until when an article counts towards a surge: to the end of the hour after its own. */
    static long collectedUntil(Evidence.Support support) {
        return (support.seen() / HOUR + 2) * HOUR;
    }
}
