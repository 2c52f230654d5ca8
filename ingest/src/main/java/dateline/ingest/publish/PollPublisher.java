package dateline.ingest.publish;

import dateline.contract.record.FeedState;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * The one writer of a partition of the feeds: publishes the articles of polls together with the feeds' new states, each
 * group of polls all or none. Used by one thread.
 *
 * <p>After any exception but {@link Refused} it is unknown what was committed: close it, open another
 * one, and go on from what that one has restored.
 */
public interface PollPublisher extends AutoCloseable {
    /** The last committed states of the partition's feeds, by feed id, as of opening. */
    Map<String, FeedState> restored();

    /**
     * Publishes the polls, all or none.
     *
     * @throws Refused if Kafka does not take one of the records; nothing was published, and the publisher can be used
     *     again
     * @throws Fenced if another instance has taken the partition over
     * @throws KafkaException if it is unknown whether the polls were published
     */
    void publish(List<FinishedPoll> polls) throws Fenced, Refused;

    /** Lets go of the partition. What is in doubt is left to whoever takes the partition over next. */
    @Override
    void close();
}
