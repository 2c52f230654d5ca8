package dateline.enrich.alert;

import dateline.contract.record.Watch;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.rule.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a watch made of mentions, for "why did I get this" and "why did I not": counts of all outcomes, and
 * the last so many decisions one by one. Give it to a {@link BackTest}. Used by one thread.
 */
public final class Trace implements Decisions {
    private final @Nullable String watch;
    private final @Nullable String country;
    private final int last;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Deque<Step> steps = new ArrayDeque<>();

    /**
     * A decision.
     *
     * @param watchId the watch; null where none was asked
     * @param country the country's code; null where no watch was asked
     * @param articleId the article
     * @param title its title
     * @param outlet its outlet
     * @param time event time of its mentions
     * @param seen when it was seen
     * @param outcome what came of it
     * @param because the rule that decided, for people
     */
    public record Step(
            @Nullable String watchId,
            @Nullable String country,
            String articleId,
            String title,
            String outlet,
            Instant time,
            Instant seen,
            Outcome outcome,
            String because) {}

    /**
     * @param watch only decisions of this watch, and those where no watch was asked; null for all
     * @param country only decisions about this country, and those where no watch was asked; null for all
     * @param last how many decisions to keep one by one, the latest
     */
    public Trace(@Nullable String watch, @Nullable String country, int last) {
        this.watch = watch;
        this.country = country;
        this.last = last;
    }

    @Override
    public void decided(@Nullable Watch asked, @Nullable String about, Sighting article, Outcome outcome) {
        if (asked != null && watch != null && !asked.id().equals(watch)) {
            return;
        }
        if (asked == null ? country != null && !mentions(article) : country != null && !country.equals(about)) {
            return;
        }
        counts.merge(outcome, 1L, Long::sum);
        if (last > 0) {
            if (steps.size() == last) {
                steps.removeFirst();
            }
            steps.addLast(step(asked, about, article, outcome));
        }
    }

    private boolean mentions(Sighting article) {
        return article.countries().stream().anyMatch(c -> c.code().equals(country));
    }

    private static Step step(@Nullable Watch asked, @Nullable String about, Sighting article, Outcome outcome) {
        return new Step(
                asked == null ? null : asked.id(),
                about,
                article.articleId(),
                article.title(),
                article.outlet(),
                article.time(),
                article.seen(),
                outcome,
                Reasons.of(outcome, asked, about, article));
    }

    /** How often each outcome came; those that never did are left out. */
    public Map<Outcome, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The latest decisions, oldest first. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Those of the latest decisions that are of an article. */
    public List<Step> stepsOf(String articleId) {
        return select(s -> s.articleId().equals(articleId));
    }

    private List<Step> select(Predicate<Step> wanted) {
        List<Step> selected = new ArrayList<>(steps);
        selected.removeIf(wanted.negate());
        return selected;
    }
}
