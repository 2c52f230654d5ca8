package dateline.sink.store;

import dateline.contract.record.Alert;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.topic.DeadLetter;

/** One record of a topic, as far as a storage is concerned. */
public sealed interface Change {

    /** A revision of an article, or the same revision annotated anew. */
    record Annotated(EnrichedArticle enriched) implements Change {}

    /** An alert was raised or changed. */
    record Alerted(Alert alert) implements Change {}

    /** Someone wants a feed read, or read in another way. */
    record FeedAdded(FeedSpec spec) implements Change {}

    /** Nobody wants a feed read any more. */
    record FeedRemoved(String feedId) implements Change {}

    /** A feed was asked. */
    record FeedPolled(FeedState state) implements Change {}

    /**
     * Something could not be processed.
     *
     * @param partition of {@code dateline.dead-letters}
     * @param offset in that partition; with it the letter's identity
     * @param letter what and why
     */
    record DeadLettered(int partition, long offset, DeadLetter letter) implements Change {}
}
