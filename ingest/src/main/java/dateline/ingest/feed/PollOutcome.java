package dateline.ingest.feed;

import dateline.contract.record.FeedState.Hints;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a poll means for the time of the next one. */
public sealed interface PollOutcome {
    /**
     * The feed answered, with or without something new.
     *
     * @param quietFor how long the feed has had nothing new, zero if this answer had; null if it never had anything
     * @param gap the usual time between two of its items, if it is known
     * @param freshFor how long the server says that its answer stays fresh
     * @param hints what the document says of the time to ask again
     * @param pushed whether a hub announces what is new, and has been reliable
     */
    record Answered(
            @Nullable Duration quietFor,
            @Nullable Duration gap,
            @Nullable Duration freshFor,
            @Nullable Hints hints,
            boolean pushed)
            implements PollOutcome {}

    /**
     * The host asked us to slow down.
     *
     * @param failures how many polls have gone without an answer in a row, this one included
     * @param retryAfter how long the host wants to be left alone, if it says so
     */
    record Throttled(int failures, @Nullable Duration retryAfter) implements PollOutcome {}

    /**
     * No answer, or not a feed.
     *
     * @param failures as for {@link Throttled}
     */
    record Failed(int failures) implements PollOutcome {}

    /** The server says that the feed is gone for good. */
    record Gone() implements PollOutcome {}
}
