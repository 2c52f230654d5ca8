package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feed fares, on {@code dateline.feed-status}: the part of a {@link FeedState} that people and programs want to
 * know, small enough to subscribe to. The key is the feed's id. Written in the transaction of the poll that it
 * describes, after every poll but those that leave a healthy feed as healthy as it was.
 *
 * @param feedId the feed
 * @param url where it is asked
 * @param title the feed's own title
 * @param condition how it fares
 * @param since when the condition began
 * @param reason a short class of what is wrong, such as {@code http-404}; null while nothing is
 * @param message one sentence for people: what is wrong, what to do; null while nothing is
 * @param lastPoll when it was last asked
 * @param lastSuccess when it last answered with a feed or "not modified"
 * @param lastNew when it last had something new
 * @param nextPoll when it is asked next
 * @param failures how many polls have failed in a row
 * @param movedFrom the address that it was added with, if it has moved for good since
 * @param pushedUntil how long its hub has promised to announce news, if it does
 * @param boilerplate what stands before or behind most of its items and is left out of its stories, for people, with
 *     {@code …} for what differs; null if there is nothing
 * @param icon the http or https address of the feed's picture, as its publisher gives it: whoever shows it tells the
 *     publisher who looks; null if none is known
 * @param past a time of which items may be missing; null if none is known
 * @param filtered how many items of its last document its filter left out; null without a filter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedStatus(
        String feedId,
        String url,
        @Nullable String title,
        Condition condition,
        @Nullable Instant since,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Instant lastPoll,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastNew,
        Instant nextPoll,
        int failures,
        @Nullable String movedFrom,
        @Nullable Instant pushedUntil,
        @Nullable List<String> boilerplate,
        @Nullable String icon,
        @Nullable Past past,
        @Nullable Integer filtered) {
    public FeedStatus {
        boilerplate = boilerplate == null ? null : List.copyOf(boilerplate);
    }

    /**
     * A time of which items may be missing, as none of the items that the feed had after it was known.
     *
     * @param since when the feed was last read before
     * @param until when that was noticed
     * @param reading whether more of the feed's past is read at the next poll; otherwise it was given up
     * @param pages how many pages of the feed's past were read for it
     * @param reason a short class of what is in the way, such as {@code http-404}; null while nothing is
     * @param message one sentence for people; null while nothing is in the way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Past(
            Instant since,
            Instant until,
            boolean reading,
            int pages,
            @Nullable String reason,
            @Nullable String message) {}

    /** How a feed fares. */
    public enum Condition {
        /** Not read yet. */
        NEW,
        /** Answers with a feed. */
        OK,
        /** Answers, but has had nothing new for far longer than it used to. */
        STALE,
        /** The host asked us to slow down. */
        THROTTLED,
        /** Does not answer, or not with a feed; it is tried again, ever more rarely. */
        FAILING,
        /** Answered that it is gone for good; it is tried again, very rarely. */
        GONE
    }
}
