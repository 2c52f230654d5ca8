package dateline.sink.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel fares.
 *
 * @param name its name
 * @param type what it is; null if it is not configured
 * @param state how it fares
 * @param since since when
 * @param reason why, one sentence for people; null while all is well
 * @param failures in a row
 * @param lastSuccess when something last arrived; null if nothing did
 * @param pending how much it is still to be told
 * @param givenUp how much was given up
 */
public record ChannelState(
        String name,
        @Nullable String type,
        Condition state,
        Instant since,
        @Nullable String reason,
        int failures,
        @Nullable Instant lastSuccess,
        long pending,
        long givenUp) {

    /** How a channel fares. */
    public enum Condition {
        /** It works, as far as is known. */
        OK,
        /** The last attempt failed; it is tried again. */
        FAILING,
        /** It gets nothing until somebody enables it or its settings change. */
        DISABLED,
        /** A watch names it, but it is not configured. */
        UNKNOWN
    }
}
