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
 * A stream thread's consumer, which gives out what is annotated before articles, and no articles at all while {@link
 * Precedence} says so. Pauses partitions for the length of a poll alone, and not those that Kafka Streams has paused. One
 * thread, as every consumer.
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
        Set<TopicPartition> mine = assignment();
        pausedByStreams.retainAll(mine);
        Set<TopicPartition> waiting = new HashSet<>(mine);
        waiting.removeIf(p -> !p.topic().equals(then) || pausedByStreams.contains(p));
        boolean precedes = mine.stream().anyMatch(p -> p.topic().equals(first));
        ConsumerRecords<byte[], byte[]> records = precedes ? first(waiting, timeout) : then(waiting, timeout);
        report();
        return records;
    }

    /**
     * What goes before, else whatever there is. What was fetched of the others stays fetched while they are paused, and
     * would otherwise stand before it in one line.
     */
    private ConsumerRecords<byte[], byte[]> first(Set<TopicPartition> waiting, Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = pollWithout(waiting, Duration.ZERO);
        return records.isEmpty() ? super.poll(timeout) : records;
    }

    private ConsumerRecords<byte[], byte[]> then(Set<TopicPartition> waiting, Duration timeout) {
        if (waiting.isEmpty() || !precedence.holds()) {
            return super.poll(timeout);
        }
        return pollWithout(waiting, timeout.compareTo(LOOK) > 0 ? LOOK : timeout);
    }

    private ConsumerRecords<byte[], byte[]> pollWithout(Set<TopicPartition> waiting, Duration timeout) {
        super.pause(waiting);
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        // a rebalance may have taken some, and Kafka Streams have paused some in it
        waiting.retainAll(assignment());
        waiting.removeAll(pausedByStreams);
        super.resume(waiting);
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
