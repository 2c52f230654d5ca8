package dateline.ingest.publish;

import dateline.contract.record.FeedState;
import dateline.contract.topic.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a partition of the feeds: publishes the articles of polls together with the feeds' new states, each
 * group of polls in one transaction.
 *
 * <p>Opening it fences the writer before, so that whatever that one had under way is either committed or aborted before
 * {@link #restored} is read. Used by one thread.
 *
 * <p>After any exception but {@link RecordTooLargeException} it is unknown what was committed: close it, open another
 * one, and go on from what that one has restored.
 */
public final class ArticlePublisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final Map<String, FeedState> restored;
    private boolean inDoubt;

    private ArticlePublisher(Producer<String, byte[]> producer, Map<String, FeedState> restored) {
        this.producer = producer;
        this.restored = restored;
    }

    /**
     * Takes a partition over from whoever had it.
     *
     * @param transactionTimeout after which the broker gives up a transaction whose writer has died
     * @param progress called now and then while the states are read
     * @throws Fenced if another instance took it over in the meantime
     * @throws KafkaException if Kafka cannot be reached
     */
    public static ArticlePublisher open(
            KafkaConnection kafka, int partition, Duration transactionTimeout, Runnable progress) throws Fenced {
        Producer<String, byte[]> producer = kafka.producer(Map.of(
                "transactional.id",
                "dateline-ingest-" + partition,
                "transaction.timeout.ms",
                Math.toIntExact(transactionTimeout.toMillis()),
                "max.block.ms",
                PATIENCE.toMillis(),
                "delivery.timeout.ms",
                Math.toIntExact(PATIENCE.toMillis()),
                "request.timeout.ms",
                Math.toIntExact(PATIENCE.dividedBy(2).toMillis()),
                // a transaction is one batch a partition, sent when it commits; several in flight would only overtake
                // each other while the broker adds the partition to the transaction
                "linger.ms",
                1000,
                "batch.size",
                1 << 20,
                "max.in.flight.requests.per.connection",
                1));
        try {
            producer.initTransactions();
            return new ArticlePublisher(producer, new StateStore(kafka).read(partition, progress));
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw fencedOr(e);
        }
    }

    /** The last committed states of the partition's feeds, by feed id, as of opening. */
    public Map<String, FeedState> restored() {
        return restored;
    }

    /**
     * Publishes the polls, all or none.
     *
     * @throws RecordTooLargeException if Kafka does not take one of the records; nothing was published, and the
     *     publisher can be used again
     * @throws Fenced if another instance has taken the partition over
     * @throws KafkaException if it is unknown whether the polls were published
     */
    public void publish(List<FinishedPoll> polls) throws Fenced {
        try {
            producer.beginTransaction();
            for (FinishedPoll poll : polls) {
                poll.records().forEach(producer::send); // what fails here fails the commit
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            if (causedBy(e, RecordTooLargeException.class)) {
                abort();
                throw new RecordTooLargeException(String.valueOf(e.getMessage()), e);
            }
            inDoubt = true;
            throw fencedOr(e);
        }
    }

    /** Lets go of the partition. A transaction in doubt is left to whoever takes the partition over next. */
    @Override
    public void close() {
        producer.close(inDoubt ? Duration.ZERO : LAST_WORDS);
    }

    private void abort() throws Fenced {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            throw fencedOr(e);
        }
    }

    private static KafkaException fencedOr(KafkaException e) throws Fenced {
        if (causedBy(e, ProducerFencedException.class) || causedBy(e, InvalidProducerEpochException.class)) {
            throw new Fenced(e);
        }
        return e;
    }

    private static boolean causedBy(@Nullable Throwable e, Class<? extends Throwable> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
