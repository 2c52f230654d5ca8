package dateline.sink;

import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sink as a member of its consumer group: takes records, puts back what cannot be stored now, and commits how far it
 * came, together with the dead letters found on the way. For one thread, but for {@link #wakeup}.
 */
final class SinkConsumer {
    static final String GROUP = "dateline-sink";

    /** What is read: what is stored, and the canaries. */
    static final List<String> SUBSCRIBED = Stream.concat(RecordReader.NAMES.stream(), Stream.of(Topics.CANARY.name()))
            .toList();

    /** As long as Kafka waits for a poll; whoever takes longer hangs. */
    static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(SinkConsumer.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration COMMIT = Duration.ofSeconds(10);

    private final Consumer<String, byte[]> consumer;
    private final DeadLetterSender letters;

    /** Takes both over, and closes them. */
    SinkConsumer(Consumer<String, byte[]> consumer, DeadLetterSender letters) {
        this.consumer = consumer;
        this.letters = letters;
        consumer.subscribe(SUBSCRIBED);
    }

    /** Connects to nothing before the first {@link #poll}. */
    static SinkConsumer of(KafkaConnection kafka, SinkConfig config) {
        String instance = config.instanceId();
        String transactionalId = GROUP + "-" + (instance == null ? UUID.randomUUID() : instance);
        return new SinkConsumer(kafka.consumer(settings(config)), new DeadLetterSender(kafka, transactionalId));
    }

    /** The next records, also of partitions that were put back. */
    ConsumerRecords<String, byte[]> poll() {
        consumer.resume(consumer.paused());
        return consumer.poll(POLL);
    }

    /** Stays a member of the group and takes nothing; partitions that came with a rebalance are put back too. */
    void idle() {
        putBack(consumer.poll(POLL));
    }

    /** The records come again with the next {@link #poll}. */
    void putBack(ConsumerRecords<String, byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).getFirst().offset());
        }
        consumer.pause(consumer.assignment());
    }

    /**
     * Says that the records are done with.
     *
     * @param dead the letters about some of them, sent in one transaction with the offsets
     * @throws org.apache.kafka.common.KafkaException if Kafka does not do it
     */
    void commit(ConsumerRecords<String, byte[]> records, List<DeadLetter> dead) {
        if (!dead.isEmpty()) {
            letters.sendAndCommit(dead, records.nextOffsets(), consumer.groupMetadata());
            return;
        }
        try {
            consumer.commitSync(records.nextOffsets(), COMMIT);
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
            LOG.debug("not committed, so the batch may be stored again, which leaves the same rows", e);
        }
    }

    Set<TopicPartition> assignment() {
        return consumer.assignment();
    }

    /** Ends a wait for Kafka by a {@link org.apache.kafka.common.errors.WakeupException}. From any thread. */
    void wakeup() {
        consumer.wakeup();
    }

    /** Leaves the group; waits so long at most for Kafka to hear of it. */
    void close(Duration wait) {
        try (letters) {
            consumer.close(CloseOptions.timeout(wait));
        }
    }

    private static Map<String, Object> settings(SinkConfig config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("group.id", GROUP);
        settings.put("client.id", GROUP);
        settings.put("max.poll.records", config.batchSize());
        settings.put("max.poll.interval.ms", (int) LONGEST_TURN.toMillis());
        // topics that are created after the sink was started are found soon
        settings.put("metadata.max.age.ms", 10_000);
        if (config.instanceId() != null) {
            settings.put("group.instance.id", config.instanceId());
        }
        return settings;
    }
}
