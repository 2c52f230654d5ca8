package dateline.sink.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to tell of something. */
public sealed interface DeliveryResult {

    /** It arrived. */
    record Delivered() implements DeliveryResult {}

    /**
     * It did not, or nobody knows; the next one would fare no better now.
     *
     * @param error one sentence for people
     * @param retryAfter how long the receiver wants to be left alone; null if it did not say
     */
    record Failed(String error, @Nullable Duration retryAfter) implements DeliveryResult {}

    /**
     * The receiver is there and does not take this one.
     *
     * @param error one sentence for people
     */
    record Rejected(String error) implements DeliveryResult {}

    /**
     * The receiver wants no more, ever.
     *
     * @param error one sentence for people
     */
    record Gone(String error) implements DeliveryResult {}
}
