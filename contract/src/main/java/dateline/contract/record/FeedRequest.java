package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done about a feed now, on {@code dateline.feed-requests}. The key is the feed's id. Whoever polls the
 * feed at the time does it; what nobody polls is forgotten.
 *
 * @param feedId the feed
 * @param kind what to do
 * @param at when it was asked for
 * @param leaseSeconds for {@link Kind#SUBSCRIBED}: for how long
 * @param topic for {@link Kind#SUBSCRIBED} and {@link Kind#UNSUBSCRIBED}: the subscription's topic
 * @param partition for {@link Kind#REPLAY}: the dead letter's partition of {@code dateline.dead-letters}
 * @param offset for {@link Kind#REPLAY}: the dead letter's offset there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedRequest(
        String feedId,
        Kind kind,
        Instant at,
        @Nullable Long leaseSeconds,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset) {
    /** What to do. */
    public enum Kind {
        /** Ask the feed now; an operator wants it. */
        POLL,
        /** Ask the feed now; its hub says that there is something new. */
        PUSHED,
        /** The hub confirmed the subscription. */
        SUBSCRIBED,
        /** The hub refused or ended the subscription. */
        UNSUBSCRIBED,
        /** Read a document again that could not be read. */
        REPLAY
    }

    /** A request that needs nothing else. */
    public static FeedRequest of(String feedId, Kind kind, Instant at) {
        return new FeedRequest(feedId, kind, at, null, null, null, null);
    }
}
