package dateline.enrich.alert;

import dateline.contract.Alert;
import dateline.contract.ArticleIds;
import dateline.contract.Mention;
import dateline.contract.Watch;
import dateline.enrich.alert.Decision.Fire;
import dateline.enrich.alert.Decision.Quiet;
import dateline.enrich.alert.Decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Decides whether a mention means that a country enters the news. A pure function of the watch, the mention and what
 * the watch remembers; its clock is the mentions' own, so that a replay decides the same.
 *
 * <p>The time of a mention is the earlier of the article's publication and its first sight.
 */
public final class NoveltyRule {
    private final UnaryOperator<String> countryNames;

    /** @param countryNames the English name of a country code */
    public NoveltyRule(UnaryOperator<String> countryNames) {
        this.countryNames = countryNames;
    }

    /** What the watch makes of the mention. */
    public Decision decide(Watch watch, Mention mention, Memory memory) {
        if (!watch.countries().isEmpty() && !watch.countries().contains(mention.country())) {
            return new Quiet(Reason.OTHER_COUNTRY, memory);
        }
        if (mention.revision() > 1) {
            return new Quiet(Reason.EDIT, memory);
        }
        if (mention.confidence() < watch.minConfidence() || mention.salience() < watch.minSalience()) {
            return new Quiet(Reason.WEAK, memory);
        }
        Instant time = time(mention);
        Memory after = memory.mentionedAt(time);
        if (Duration.between(time, mention.firstSeen()).compareTo(watch.maxAge()) > 0) {
            return new Quiet(Reason.OLD, after);
        }
        if (watch.learning() == Watch.Learning.SILENT
                && time.isBefore(watch.since().plus(watch.window()))) {
            return new Quiet(Reason.LEARNING, after);
        }
        Instant last = memory.lastMention();
        if (last != null && time.isBefore(last.plus(watch.window()))) {
            return new Quiet(Reason.KNOWN, after);
        }
        Memory fired = after.fired();
        return new Fire(alert(watch, mention, memory, fired.episodes()), fired);
    }

    private static Instant time(Mention mention) {
        return mention.published().isBefore(mention.firstSeen()) ? mention.published() : mention.firstSeen();
    }

    private Alert alert(Watch watch, Mention mention, Memory before, int episode) {
        String country = mention.country();
        String name = countryNames.apply(country);
        return new Alert.Draft(
                        ArticleIds.hash("alert", watch.id(), watch.version() + "", country, episode + ""),
                        watch.id(),
                        watch.version(),
                        watch.name(),
                        Alert.State.OPEN,
                        country,
                        name,
                        episode,
                        mention.seen(),
                        before.lastMention(),
                        watch.window(),
                        why(name, watch, time(mention), before),
                        List.of(new Alert.Source(
                                mention.articleId(),
                                mention.outlet(),
                                mention.title(),
                                mention.url(),
                                mention.storyId(),
                                mention.seen(),
                                mention.evidence(),
                                null)))
                .finish();
    }

    private static String why(String name, Watch watch, Instant time, Memory before) {
        Instant last = before.lastMention();
        if (last == null) {
            return "First mention of " + name + " since this watch began on " + day(watch.since()) + ".";
        }
        return "First mention of " + name + " in " + span(Duration.between(last, time)) + "; the last was on "
                + day(last) + ".";
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String span(Duration span) {
        return span.toDays() >= 2 ? span.toDays() + " days" : Math.max(1, span.toHours()) + " hours";
    }
}
