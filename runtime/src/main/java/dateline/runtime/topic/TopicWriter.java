package dateline.runtime.topic;

import dateline.contract.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Writes records outside of transactions, and says of each whether Kafka has it: {@code flush} does not, and what a
 * producer's {@code send} returns is easily dropped. Connects at first use, because a producer cannot be made while the
 * cluster's names are unknown. Safe for any number of threads.
 */
public final class TopicWriter implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final String bootstrap;
    private final Duration patience;
    private final Supplier<Producer<String, byte[]>> maker;
    private final Lock lock = new ReentrantLock();
    private @Nullable Producer<String, byte[]> producer;
    private boolean isClosed;

    /** @param patience how long to wait for Kafka: once to find it, once for its answers */
    public TopicWriter(KafkaConnection kafka, Duration patience) {
        this(kafka, "dateline", patience);
    }

    /**
     * @param name what the broker calls this writer, in its log and its limits ({@code client.id})
     * @param patience how long to wait for Kafka: once to find it, once for its answers
     */
    public TopicWriter(KafkaConnection kafka, String name, Duration patience) {
        this(kafka.bootstrap(), patience, () -> kafka.producer(bounded(name, patience)));
    }

    TopicWriter(String bootstrap, Duration patience, Supplier<Producer<String, byte[]>> maker) {
        this.bootstrap = bootstrap;
        this.patience = patience;
        this.maker = maker;
    }

    private static Map<String, Object> bounded(String name, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        return Map.of(
                "client.id",
                name,
                "max.block.ms",
                millis,
                "delivery.timeout.ms",
                millis,
                "request.timeout.ms",
                millis / 2,
                "linger.ms",
                0);
    }

    /**
     * Writes a record and returns when Kafka has it.
     *
     * @throws TopicException if Kafka refuses or does not answer in time
     */
    public void write(ProducerRecord<String, byte[]> record) {
        write(List.of(record));
    }

    /**
     * Writes records and returns when Kafka has all of them. One that is refused does not keep back the others.
     *
     * @throws TopicException if Kafka refuses one, or does not answer in time; it says how many were written
     */
    public void write(Collection<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Sent> sent = send(records);
        List<Refusal> refused = new ArrayList<>();
        for (Sent one : sent) {
            Throwable cause = answer(one);
            if (cause != null) {
                refused.add(new Refusal(one.record(), cause));
            }
        }
        if (!refused.isEmpty()) {
            throw refusal(refused.getFirst(), sent.size() - refused.size(), records.size());
        }
    }

    /**
     * How many partitions a topic has.
     *
     * @throws TopicException if Kafka does not say so in time
     */
    public int partitions(Topic<?, ?> topic) {
        try {
            return producer().partitionsFor(topic.name()).size();
        } catch (KafkaException e) {
            throw new TopicException(
                    "cannot write to " + topic.name() + ": " + Advice.of(e, topic.name(), bootstrap), e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            if (producer != null) {
                producer.close(CLOSE);
            }
        } finally {
            lock.unlock();
        }
    }

    private record Sent(ProducerRecord<String, byte[]> record, Future<RecordMetadata> answer) {}

    private record Refusal(ProducerRecord<String, byte[]> record, Throwable cause) {}

    /** Those that could be sent, at least one; without Kafka each record would wait again. */
    private List<Sent> send(Collection<ProducerRecord<String, byte[]>> records) {
        List<Sent> sent = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        for (ProducerRecord<String, byte[]> record : records) {
            if (sent.isEmpty() || System.nanoTime() < deadline) {
                try {
                    sent.add(new Sent(record, producer().send(record)));
                } catch (InterruptException e) {
                    throw interrupted(record, e);
                } catch (KafkaException | IllegalStateException e) {
                    throw refusal(new Refusal(record, e), 0, records.size());
                }
            }
        }
        return sent;
    }

    /** Null if Kafka has it. */
    private @Nullable Throwable answer(Sent sent) {
        try {
            sent.answer().get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(sent.record(), e);
        }
    }

    private TopicException refusal(Refusal first, int written, int all) {
        String topic = first.record().topic();
        String counted = all == 1 ? "" : " (" + written + " of " + all + " records were written)";
        return new TopicException(
                topic + " did not take the record " + first.record().key() + ": "
                        + Advice.of(first.cause(), topic, bootstrap) + counted,
                first.cause());
    }

    private static TopicException interrupted(ProducerRecord<String, byte[]> record, Exception e) {
        return new TopicException(
                "interrupted while writing to " + record.topic() + "; whether it has the record " + record.key()
                        + " is not known",
                e);
    }

    private Producer<String, byte[]> producer() {
        lock.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("closed");
            }
            Producer<String, byte[]> made = producer;
            if (made == null) {
                made = maker.get();
                producer = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
