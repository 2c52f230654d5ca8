package dateline.app.cli.feed;

import dateline.contract.record.FeedStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How a feed fares, for people: a line, and another where something is wrong. */
final class FeedStatusText {
    private FeedStatusText() {}

    static String of(FeedStatus feed) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%s  %-9s  %s", feed.feedId(), feed.condition(), feed.url()));
        if (feed.movedFrom() != null) {
            text.append("  (moved from ").append(feed.movedFrom()).append(')');
        }
        if (feed.condition() != FeedStatus.Condition.NEW) {
            text.append("  last new ").append(time(feed.lastNew()));
            text.append(", last answer ").append(time(feed.lastSuccess()));
            text.append(", next ").append(time(feed.nextPoll()));
        }
        if (feed.pushedUntil() != null) {
            text.append(", announced by its hub until ").append(time(feed.pushedUntil()));
        }
        if (feed.boilerplate() != null) {
            text.append(String.format("%n    left out of its stories: %s", String.join(" / ", feed.boilerplate())));
        }
        FeedStatus.Past past = feed.past();
        if (past != null) {
            text.append(String.format(
                    "%n    %s between %s and %s%s",
                    past.reading() ? "its past is being read" : "items may be missing",
                    time(past.since()),
                    time(past.until()),
                    past.reason() == null ? "" : ", " + past.reason() + ": " + past.message()));
        }
        if (feed.filtered() != null) {
            text.append(String.format("%n    its filter left out %d items of its last document", feed.filtered()));
        }
        if (feed.reason() != null) {
            text.append(String.format(
                    "%n    %s since %s, %d failures: %s",
                    feed.reason(), time(feed.since()), feed.failures(), feed.message()));
        }
        return text.toString();
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "never" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
