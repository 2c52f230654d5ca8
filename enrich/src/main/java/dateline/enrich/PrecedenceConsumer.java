package dateline.enrich;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A stream thread's consumer, which leaves partitions of articles aside while {@link Precedence} says so. Kafka Streams
 * pauses partitions too, and must not notice. One thread, as every consumer.
 */
final class PrecedenceConsumer extends KafkaConsumer<byte[], byte[]> {
    /** How soon a held thread looks again. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Precedence precedence;
    private final String first;
    private final String then;
    private final Set<TopicPartition> pausedByStreams = new HashSet<>();

    /**
     * @param first the topic that goes before
     * @param then the topic that waits
     */
    PrecedenceConsumer(Map<String, Object> config, Precedence precedence, String first, String then) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.precedence = precedence;
        this.first = first;
        this.then = then;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        boolean held = hold();
        ConsumerRecords<byte[], byte[]> records = super.poll(held && timeout.compareTo(LOOK) > 0 ? LOOK : timeout);
        report();
        return records;
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        pausedByStreams.addAll(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        pausedByStreams.removeAll(partitions);
        super.resume(partitions);
    }

    @Override
    public Set<TopicPartition> paused() {
        Set<TopicPartition> paused = new HashSet<>(super.paused());
        paused.retainAll(pausedByStreams);
        return paused;
    }

    /** Pauses or resumes what waits; true if there is something that is held. */
    private boolean hold() {
        Set<TopicPartition> mine = assignment();
        pausedByStreams.retainAll(mine);
        boolean hold = precedence.holds(mine.stream().anyMatch(p -> p.topic().equals(first)));
        Set<TopicPartition> waiting = new HashSet<>(mine);
        waiting.removeIf(p -> !p.topic().equals(then) || pausedByStreams.contains(p));
        if (hold) {
            super.pause(waiting);
        } else {
            super.resume(waiting);
        }
        return hold && !waiting.isEmpty();
    }

    private void report() {
        OptionalLong lag = OptionalLong.empty();
        for (TopicPartition partition : assignment()) {
            if (partition.topic().equals(first)) {
                lag = OptionalLong.of(currentLag(partition).orElse(0));
            }
        }
        precedence.report(this, lag);
    }
}
