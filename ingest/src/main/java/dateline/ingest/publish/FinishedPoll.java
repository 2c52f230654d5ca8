package dateline.ingest.publish;

import dateline.contract.record.FeedState;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A poll that waits to be published, already serialised: all of it reaches Kafka, or nothing.
 *
 * @param state the feed's state after it
 * @param records the articles, the dead letters, the state and, where it is worth telling, the status
 * @param bytes how much that is
 * @param account what the poll found
 */
public record FinishedPoll(FeedState state, List<ProducerRecord<String, byte[]>> records, long bytes, Account account) {
    public FinishedPoll {
        records = List.copyOf(records);
    }

    /** Whether the poll found nothing but the time of the next one, which may wait a moment for company. */
    public boolean isStateOnly() {
        return account.sent() + account.deadLettered() + account.unreadable() == 0;
    }

    /**
     * What became of a document's entries: {@code received = sent + unchanged + ignored + filtered +
     * deadLettered}.
     *
     * @param received entries in the document
     * @param sent articles and revisions published
     * @param unchanged entries that say nothing new
     * @param ignored entries that are empty or beyond the limit for one document
     * @param filtered entries that the feed's filter left out
     * @param deadLettered articles that are too large for Kafka
     * @param unreadable documents that could not be read and became dead letters
     */
    public record Account(
            int received, int sent, int unchanged, int ignored, int filtered, int deadLettered, int unreadable) {
        /** Of a poll without a document. */
        public static final Account NOTHING = new Account(0, 0, 0, 0, 0, 0, 0);
    }
}
