package dateline.enrich.alert;

import dateline.contract.record.Country;
import dateline.contract.record.Watch;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.rule.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says which rule decided, for people. */
final class Reasons {
    private Reasons() {}

    static String of(Outcome outcome, @Nullable Watch watch, @Nullable String country, Sighting article) {
        return switch (outcome) {
            case NO_COUNTRY -> "the article mentions no country";
            case DUPLICATE -> "this record of the article, or a later one, was there before";
            case WITHDRAWN -> "the article was withdrawn";
            case OTHER_COUNTRY -> "the watch is not about " + country;
            case FILTERED ->
                "the watch does not look at such articles (feed " + article.feedId() + ", outlet " + article.outlet()
                        + ", language " + article.language() + ", topics " + article.topics() + ")";
            case EDIT -> "revision " + article.revision() + " or another annotator: edits are not news";
            case WEAK -> weak(watch, country, article);
            case OLD ->
                "the article was " + Why.span(Duration.between(article.time(), article.firstSeen()))
                        + " old when first seen; the watch takes "
                        + (watch == null ? "less" : Why.span(watch.maxAge()));
            case EARLY -> "the article was seen before the watch began";
            case LEARNING -> "the watch is in its first window and learns";
            case KNOWN ->
                watch != null && watch.mode() == Watch.Mode.FIRST_EVER
                        ? "the country has been mentioned before"
                        : "the country was mentioned within the window"
                                + (watch == null ? "" : " of " + Why.span(watch.window()));
            case NO_SURGE -> "so many mentions in two hours are not unusual, or below the watch's floors";
            case COOL_DOWN -> "the country's last alert ended within the cool-down";
            case UNCORROBORATED -> "it is news, but of one publisher so far, and the watch wants two";
            case ADDED -> "it adds to an alert that is open";
            case GROUPED -> "it is news, and joined an alert of the same article or story";
            case HELD_BACK -> "it is news, but the watch has raised as many alerts as its limit allows";
            case RAISED -> "it is news and raised an alert";
        };
    }

    private static String weak(@Nullable Watch watch, @Nullable String country, Sighting article) {
        for (Country c : article.countries()) {
            if (watch != null && c.code().equals(country)) {
                return String.format(
                        Locale.ROOT,
                        "confidence %.2f (wanted %.2f), salience %.2f (wanted %.2f)",
                        c.confidence(),
                        watch.minConfidence(),
                        c.salience(),
                        watch.minSalience());
            }
        }
        return "the evidence is too weak";
    }
}
