package dateline.ingest.feed;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Failure;
import dateline.contract.record.FeedState.Push;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.FeedStatus.Condition;
import dateline.ingest.feed.change.Boilerplate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a feed's state is told to everybody, and when. Pure functions. */
public final class FeedStatuses {
    private FeedStatuses() {}

    /** How a feed fares. */
    public static FeedStatus of(FeedSpec spec, FeedState state) {
        Failure error = state.error();
        Condition condition = condition(state);
        boolean stale = condition == Condition.STALE;
        Push push = state.push();
        return new FeedStatus(
                state.feedId(),
                FeedProgress.address(spec, state),
                state.title(),
                condition,
                stale ? state.staleSince() : error == null ? state.since() : error.since(),
                stale ? "stale" : error == null ? null : error.reason(),
                stale ? staleness(state) : error == null ? null : error.message(),
                state.lastPoll(),
                state.lastSuccess(),
                state.lastNew(),
                state.nextPoll(),
                state.failures(),
                state.address() == null ? null : spec.url(),
                push == null ? null : push.until(),
                state.boilerplate() == null ? null : Boilerplate.forPeople(state.boilerplate()),
                state.icon(),
                past(state.past()),
                state.filtered());
    }

    /** Whether a poll has changed more than the time of a healthy feed's next one. */
    public static boolean isWorthTelling(FeedState before, FeedState after) {
        return condition(after) != Condition.OK
                || condition(before) != Condition.OK
                || before.polls() == 0
                || !Objects.equals(before.lastNew(), after.lastNew())
                || !Objects.equals(before.address(), after.address())
                || !Objects.equals(before.filtered(), after.filtered())
                || !Objects.equals(until(before), until(after))
                || !Objects.equals(before.past(), after.past())
                || !Objects.equals(before.icon(), after.icon());
    }

    private static FeedStatus.@Nullable Past past(FeedState.@Nullable Past past) {
        return past == null
                ? null
                : new FeedStatus.Past(
                        past.since(), past.until(), past.next() != null, past.pages(), past.reason(), past.message());
    }

    private static Condition condition(FeedState state) {
        return switch (state.status()) {
            case NEW -> Condition.NEW;
            case OK -> state.staleSince() == null ? Condition.OK : Condition.STALE;
            case THROTTLED -> Condition.THROTTLED;
            case FAILING -> Condition.FAILING;
            case GONE -> Condition.GONE;
        };
    }

    private static String staleness(FeedState state) {
        Duration gap = state.gap();
        Integer left = state.filtered();
        return "answers, but has had nothing new since " + state.lastNew()
                + (gap == null ? "" : ", and used to every " + words(gap))
                + (left == null || left == 0 ? "" : "; its filter leaves out " + left + " items of its last document")
                + "; look whether the outlet has given it up";
    }

    private static String words(Duration gap) {
        if (gap.toDays() > 1) {
            return gap.toDays() + " days";
        }
        return gap.toHours() > 1 ? gap.toHours() + " hours" : Math.max(1, gap.toMinutes()) + " minutes";
    }

    private static @Nullable Instant until(FeedState state) {
        Push push = state.push();
        return push == null ? null : push.until();
    }
}
