package dateline.enrich.alert.rule;

import dateline.contract.record.Country;
import dateline.enrich.alert.article.Arrival;
import org.jspecify.annotations.Nullable;

/** Whether a mention counts for a watch. */
public final class Qualification {
    private Qualification() {}

    /**
     * The first rule that speaks against a mention for what it is; null if none does.
     *
     * @param looksAt whether the watch looks at the article
     * @param first whether it comes with the article's first record
     */
    public static @Nullable Outcome against(ActiveWatch watch, Country country, boolean looksAt, boolean first) {
        if (!watch.isAbout(country.code())) {
            return Outcome.OTHER_COUNTRY;
        }
        if (!looksAt) {
            return Outcome.FILTERED;
        }
        if (!first) {
            return Outcome.EDIT;
        }
        return watch.isStrong(country) ? null : Outcome.WEAK;
    }

    /** The first rule that speaks against a mention for when it came, so that it is only remembered; null if none does. */
    public static @Nullable Outcome against(ActiveWatch watch, Arrival arrival) {
        if (arrival.age > watch.maxAge) {
            return Outcome.OLD;
        }
        if (arrival.firstSeen < watch.since) {
            return Outcome.EARLY;
        }
        if (!watch.needsNotLearn() && arrival.time < watch.state.from() + watch.window) {
            return Outcome.LEARNING;
        }
        return null;
    }
}
