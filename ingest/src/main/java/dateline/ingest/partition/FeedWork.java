package dateline.ingest.partition;

import dateline.contract.record.FeedRequest;
import dateline.ingest.fetch.Admission;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;

/**
 * What is done about one feed at a time. Changes nothing: what comes of it takes effect when it is published.
 *
 * <p>Safe for any number of threads. Whatever goes wrong with the feed is in the result; only being interrupted is
 * thrown.
 */
public interface FeedWork {
    /** Asks the feed. */
    FinishedPoll poll(PolledFeed feed, Admission admission) throws InterruptedException;

    /** Reads a document again that became a dead letter. Where there is none, the feed's state stays as it is. */
    FinishedPoll replay(PolledFeed feed, FeedRequest request, Admission admission) throws InterruptedException;

    /**
     * What is published of a poll that came to nothing. Does not block.
     *
     * @param reason a short class, such as {@code refused-by-kafka}
     * @param message one sentence for people
     */
    FinishedPoll failed(PolledFeed feed, String reason, String message);
}
