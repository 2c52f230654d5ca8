package dateline.ingest.feed;

import dateline.contract.record.ArticleIds;
import dateline.contract.record.FeedState.Hints;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is asked next. A pure function: the same feed, outcome and time give the same answer.
 *
 * <ul>
 *   <li>A feed is asked again after half the time that usually lies between two of its items, or an eighth of the time
 *       it has been quiet, whichever is longer; but it is not made to wait less than a third of the default interval.
 *       As long as nothing is known of its rhythm, its syn:updatePeriod stands in, else the default interval.
 *   <li>How long the answer is fresh by Cache-Control or Expires, and RSS's ttl, are lower bounds.
 *   <li>It is not asked in the hours and on the days that its skipHours and skipDays name, unless they name all.
 *   <li>A feed whose hub announces what is new is asked at the longest interval.
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
    private static final int HOURS_OF_A_WEEK = 7 * 24;
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
                    case PollOutcome.Answered a -> answered(a);
                    case PollOutcome.Throttled t -> throttled(t);
                    case PollOutcome.Failed f -> doubled(min, f.failures());
                    case PollOutcome.Gone g -> GONE;
                };
        Instant next = now.plus(wait).plus(jitter(feedId, wait, now));
        return outcome instanceof PollOutcome.Answered a && a.hints() != null ? notSkipped(next, a.hints()) : next;
    }

    private Duration answered(PollOutcome.Answered a) {
        if (a.pushed()) {
            return max;
        }
        Hints hints = a.hints();
        Duration rhythm = rhythm(a.quietFor(), a.gap(), hints == null ? null : hints.updatePeriod());
        return longer(rhythm, longer(bound(a.freshFor()), bound(hints == null ? null : hints.ttl())));
    }

    private Duration rhythm(@Nullable Duration quietFor, @Nullable Duration gap, @Nullable Duration updatePeriod) {
        if (quietFor == null) {
            return within(updatePeriod == null ? usual : updatePeriod);
        }
        Duration half = gap == null ? usual.dividedBy(3) : longer(usual.dividedBy(3), gap.dividedBy(2));
        return within(longer(half, quietFor.dividedBy(QUIET_SHARE)));
    }

    private Duration bound(@Nullable Duration atLeast) {
        return atLeast == null ? min : within(atLeast);
    }

    /** The next time that is not skipped; feeds whose hints leave no hour of the week are asked all the same. */
    private static Instant notSkipped(Instant next, Hints hints) {
        if (hints.skipHours().isEmpty() && hints.skipDays().isEmpty()) {
            return next;
        }
        ZonedDateTime at = next.atZone(ZoneOffset.UTC);
        for (int i = 0; i <= HOURS_OF_A_WEEK; i++) {
            if (!hints.skipHours().contains(at.getHour()) && !hints.skipDays().contains(at.getDayOfWeek())) {
                return at.toInstant();
            }
            at = at.plusHours(1); // at the same minute, so that feeds do not all come when the hour is over
        }
        return next;
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
        long seed = Long.parseUnsignedLong(ArticleIds.hash(feedId), 0, 16, 16) ^ now.toEpochMilli();
        return Duration.ofMillis((long) (wait.toMillis() * JITTER * new SplittableRandom(seed).nextDouble()));
    }
}
