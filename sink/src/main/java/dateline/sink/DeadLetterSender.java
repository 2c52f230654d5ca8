package dateline.sink;

import dateline.contract.topic.DeadLetter;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends dead letters and commits the offsets of the batch they were found in, in one transaction: a crash leaves neither
 * a record without its letter nor two letters for one record. A letter that its topic does not take is cut until it does,
 * so that none can keep the sink from going on. After an exception it is of no more use than to be closed. For one
 * thread.
 */
final class DeadLetterSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final int LONGEST_TEXT = 1_000;
    private static final int LEAST_BYTES = 1_000;

    private final KafkaConnection kafka;
    private final String transactionalId;
    private @Nullable Producer<String, byte[]> producer;

    DeadLetterSender(KafkaConnection kafka, String transactionalId) {
        this.kafka = kafka;
        this.transactionalId = transactionalId;
    }

    /** @throws KafkaException if Kafka does not do it; then none of it was done */
    void sendAndCommit(
            List<DeadLetter> letters, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        for (int most = DeadLetter.MAX_BYTES; ; most = most > LEAST_BYTES ? most / 4 : 0) {
            int bytes = most;
            try {
                attempt(letters.stream().map(l -> cut(l, bytes)).toList(), offsets, group);
                return;
            } catch (RecordTooLargeException e) {
                if (most == 0) {
                    giveUp(letters, e);
                    attempt(List.of(), offsets, group);
                    return;
                }
                LOG.atWarn()
                        .addKeyValue("bytes", most)
                        .addKeyValue("error", e.getMessage())
                        .log("the topic of dead letters takes no letter of this size; it is cut");
            }
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE);
        }
    }

    private void attempt(
            List<DeadLetter> letters, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        Producer<String, byte[]> sender = producer();
        sender.beginTransaction();
        List<Future<RecordMetadata>> sent =
                letters.stream().map(l -> sender.send(l.toRecord())).toList();
        sender.flush();
        for (Future<RecordMetadata> one : sent) {
            await(one, sender);
        }
        sender.sendOffsetsToTransaction(offsets, group);
        sender.commitTransaction();
    }

    /** Whoever only commits is told of some failure, but not of which. */
    private static void await(Future<RecordMetadata> sent, Producer<String, byte[]> sender) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            sender.abortTransaction();
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private static void giveUp(List<DeadLetter> letters, RecordTooLargeException e) {
        letters.forEach(letter -> LOG.atError()
                .addKeyValue("source", letter.source())
                .addKeyValue("error", e.getMessage())
                .log("the topic of dead letters takes not even an empty letter; the record stays in its topic"));
    }

    private static DeadLetter cut(DeadLetter letter, int bytes) {
        byte[] value = letter.bytes().length <= bytes ? letter.bytes() : Arrays.copyOf(letter.bytes(), bytes);
        String key = head(letter.key());
        String detail = head(letter.detail());
        return new DeadLetter(key, value, letter.stage(), letter.reason(), detail, letter.source(), letter.at());
    }

    private static String head(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /** Made when first needed: most sinks never need one. */
    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = kafka.producer(Map.of(
                    "client.id", "dateline-sink-dead-letters",
                    "transactional.id", transactionalId,
                    "transaction.timeout.ms", 15_000,
                    "delivery.timeout.ms", 14_000,
                    "request.timeout.ms", 7_000,
                    "max.block.ms", 14_000));
            producer.initTransactions();
        }
        return producer;
    }
}
