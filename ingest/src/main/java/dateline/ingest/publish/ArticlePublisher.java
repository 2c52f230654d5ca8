package dateline.ingest.publish;

import dateline.contract.record.FeedState;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes polls in Kafka's transactions.
 *
 * <p>Opening it fences the writer before, so that whatever that one had under way is either committed or aborted before
 * {@link #restored} is read. Used by one thread.
 */
public final class ArticlePublisher implements PollPublisher {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** It is the record's fault, and would be the next time. */
    private static final Set<Class<? extends Throwable>> REFUSALS = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class);

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

    @Override
    public Map<String, FeedState> restored() {
        return restored;
    }

    @Override
    public void publish(List<FinishedPoll> polls) throws Fenced, Refused {
        AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
        try {
            producer.beginTransaction();
            send(polls, failure);
            producer.commitTransaction();
        } catch (KafkaException e) {
            Failure first = failure.get();
            if (first != null && REFUSALS.stream().anyMatch(type -> causedBy(first.cause(), type))) {
                abort();
                throw new Refused(first.words(), e);
            }
            inDoubt = true;
            KafkaException unknown = fencedOr(e);
            throw first == null ? unknown : new KafkaException(first.words(), first.cause());
        }
    }

    /** What fails here fails the commit; there is no use in going on, and where a topic is missing each would wait. */
    private void send(List<FinishedPoll> polls, AtomicReference<@Nullable Failure> failure) {
        for (FinishedPoll poll : polls) {
            for (ProducerRecord<String, byte[]> record : poll.records()) {
                producer.send(record, (metadata, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, new Failure(record.topic(), e));
                    }
                });
                if (failure.get() != null) {
                    return;
                }
            }
        }
    }

    /** The first record that could not be sent. */
    private record Failure(String topic, Exception cause) {
        String words() {
            return topic + " does not take a record: " + cause.getMessage();
        }
    }

    /** A transaction in doubt is left to whoever takes the partition over next. */
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
