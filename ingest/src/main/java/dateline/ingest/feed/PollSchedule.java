package dateline.ingest.feed;

import dateline.contract.ArticleIds;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is asked next. A pure function: the same feed, outcome and time give the same answer.
 *
 * <ul>
 *   <li>A feed that was never seen to publish is asked at the default interval. After that it is asked again after an
 *       eighth of the time it has been quiet, but not more often than a third of the default interval.
 *   <li>How long the server calls its answer fresh is a lower bound.
 *   <li>A failing feed is asked after the shortest interval, then twice that, four times that, up to the longest.
 *   <li>A host that says when to come back is taken at its word, up to a day; one that only says "slow down" makes the
 *       default interval double with each refusal.
 *   <li>A feed that is gone is asked once a week.
 * </ul>
 *
 * Never sooner than the shortest interval, and up to a tenth later than said, so that feeds do not march in step.
 */
public final class PollSchedule {
    private static final Duration GONE = Duration.ofDays(7);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
    private static final int QUIET_SHARE = 8;
    private static final double JITTER = 0.1;

    private final Duration min;
    private final Duration usual;
    private final Duration max;

    /**
     * @param min never asked more often
     * @param usual what to start from
     * @param max never asked less often, unless the host wants that or the feed is gone
     */
    public PollSchedule(Duration min, Duration usual, Duration max) {
        this.min = min;
        this.usual = usual;
        this.max = max;
    }

    /** The time of the poll after one that ended so. */
    public Instant next(String feedId, PollOutcome outcome, Instant now) {
        Duration wait =
                switch (outcome) {
                    case PollOutcome.Answered a -> longer(rhythm(a.quietFor()), fresh(a.freshFor()));
                    case PollOutcome.Throttled t -> throttled(t);
                    case PollOutcome.Failed f -> doubled(min, f.failures());
                    case PollOutcome.Gone g -> GONE;
                };
        return now.plus(wait).plus(jitter(feedId, wait, now));
    }

    private Duration rhythm(@Nullable Duration quietFor) {
        if (quietFor == null) {
            return within(usual);
        }
        return within(longer(usual.dividedBy(3), quietFor.dividedBy(QUIET_SHARE)));
    }

    private Duration fresh(@Nullable Duration freshFor) {
        return freshFor == null ? min : within(freshFor);
    }

    private Duration throttled(PollOutcome.Throttled outcome) {
        Duration asked = outcome.retryAfter();
        return asked == null
                ? doubled(usual, outcome.failures())
                : longer(min, asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked);
    }

    private Duration doubled(Duration first, int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 20);
        return within(first.multipliedBy(1L << doublings));
    }

    private Duration within(Duration wait) {
        Duration least = longer(min, wait);
        return least.compareTo(max) > 0 ? max : least;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration jitter(String feedId, Duration wait, Instant now) {
        long seed = Long.parseUnsignedLong(ArticleIds.hash(feedId).substring(0, 16), 16) ^ now.toEpochMilli();
        return Duration.ofMillis((long) (wait.toMillis() * JITTER * new SplittableRandom(seed).nextDouble()));
    }
}
