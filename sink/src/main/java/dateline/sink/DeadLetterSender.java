package dateline.sink;

import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters and commits the offsets of the batch they were found in, in one transaction: a crash leaves neither
 * a record without its letter nor two letters for one record. After an exception it is of no more use than to be closed.
 * For one thread.
 */
final class DeadLetterSender implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final KafkaConnection kafka;
    private final String transactionalId;
    private @Nullable Producer<String, byte[]> producer;

    DeadLetterSender(KafkaConnection kafka, String transactionalId) {
        this.kafka = kafka;
        this.transactionalId = transactionalId;
    }

    void sendAndCommit(
            List<DeadLetter> letters, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        Producer<String, byte[]> sender = producer();
        sender.beginTransaction();
        letters.forEach(letter -> sender.send(letter.toRecord()));
        sender.sendOffsetsToTransaction(offsets, group);
        sender.commitTransaction();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE);
        }
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
