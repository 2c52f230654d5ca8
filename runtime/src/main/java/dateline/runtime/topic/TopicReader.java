package dateline.runtime.topic;

import dateline.contract.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads a topic without joining a group: only what was committed, each partition in order. Each call connects, reads and
 * disconnects. Safe for any number of threads. Every method throws {@link TopicException} where Kafka or the topic is
 * not there.
 */
public final class TopicReader {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final Duration patience;
    private final Supplier<Consumer<String, byte[]>> maker;

    /** Waits for Kafka as long as people would. */
    public TopicReader(KafkaConnection kafka) {
        this(kafka, PATIENCE);
    }

    /** @param patience how long to wait for Kafka while it gives nothing; as long as it gives, reading goes on */
    public TopicReader(KafkaConnection kafka, Duration patience) {
        this(
                kafka.bootstrap(),
                patience,
                () -> kafka.consumer(Map.of("default.api.timeout.ms", Math.toIntExact(patience.toMillis()))));
    }

    TopicReader(String bootstrap, Duration patience, Supplier<Consumer<String, byte[]>> maker) {
        this.bootstrap = bootstrap;
        this.patience = patience;
        this.maker = maker;
    }

    /**
     * The last value of each key as of now, in the order of the keys' first records. Keys that were removed or whose last
     * value cannot be read have none.
     */
    public <V> Map<String, V> table(Topic<String, V> topic) {
        var values = topic.value().deserializer();
        Map<String, V> table = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : latest(topic)) {
            try {
                V value = values.deserialize(topic.name(), record.value());
                if (value != null) {
                    table.put(record.key(), value);
                }
            } catch (SerializationException e) {
                // what processes the topic says so in its log
            }
        }
        return table;
    }

    /** The last record of each key, as of now; a removed key has a record without a value. */
    public Collection<ConsumerRecord<String, byte[]>> latest(Topic<String, ?> topic) {
        Map<String, ConsumerRecord<String, byte[]>> latest = new LinkedHashMap<>();
        toTheEnd(topic, r -> latest.put(r.key(), r));
        return latest.values();
    }

    /** Hands over every record there is now. */
    public void toTheEnd(
            Topic<String, ?> topic, java.util.function.Consumer<? super ConsumerRecord<String, byte[]>> each) {
        reading(topic, consumer -> toTheEnd(topic, consumer, partitions(consumer, topic), each, () -> {}));
    }

    /**
     * Hands over every record that there is now in one partition.
     *
     * @param progress called after each batch, also an empty one
     */
    public void toTheEnd(
            Topic<String, ?> topic,
            int partition,
            java.util.function.Consumer<? super ConsumerRecord<String, byte[]>> each,
            Runnable progress) {
        List<TopicPartition> one = List.of(new TopicPartition(topic.name(), partition));
        reading(topic, consumer -> toTheEnd(topic, consumer, one, each, progress));
    }

    /**
     * Hands over records until told to stop.
     *
     * @param fromBeginning whether to start with what is there already
     * @param goOn asked with each batch, also an empty one
     */
    public void follow(Topic<String, ?> topic, boolean fromBeginning, Predicate<ConsumerRecords<String, byte[]>> goOn) {
        reading(topic, consumer -> {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
            }
            while (goOn.test(consumer.poll(POLL))) {
                // until told otherwise
            }
        });
    }

    private void toTheEnd(
            Topic<String, ?> topic,
            Consumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            java.util.function.Consumer<? super ConsumerRecord<String, byte[]>> each,
            Runnable progress) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
        Map<TopicPartition, Long> positions = positions(consumer, partitions);
        long deadline = System.nanoTime() + patience.toNanos();
        while (isBehind(positions, ends)) {
            consumer.poll(POLL).forEach(each);
            progress.run();
            Map<TopicPartition, Long> now = positions(consumer, partitions);
            if (!now.equals(positions)) {
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw stuck(topic, now, ends);
            }
            positions = now;
        }
    }

    private TopicException stuck(
            Topic<String, ?> topic, Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        String where = ends.keySet().stream()
                .filter(partition -> positions.getOrDefault(partition, 0L) < ends.getOrDefault(partition, 0L))
                .sorted(Comparator.comparing(TopicPartition::partition))
                .map(p -> "partition " + p.partition() + " at " + positions.get(p) + " of " + ends.get(p))
                .collect(Collectors.joining(", "));
        return new TopicException(topic.name() + " cannot be read to its end: Kafka at " + bootstrap
                + " gave nothing for " + patience.toMillis() + " ms (" + where + "); try again when it is well");
    }

    private Map<TopicPartition, Long> positions(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition, patience)));
        return positions;
    }

    private static boolean isBehind(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> positions.getOrDefault(end.getKey(), 0L) < end.getValue());
    }

    /** What the caller's own code throws passes as it is, unless it is Kafka's. */
    private void reading(Topic<String, ?> topic, java.util.function.Consumer<Consumer<String, byte[]>> work) {
        try (Consumer<String, byte[]> consumer = maker.get()) {
            work.accept(consumer);
        } catch (TopicException | InterruptException | WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            throw new TopicException(topic.name() + " cannot be read: " + Advice.of(e, topic.name(), bootstrap), e);
        }
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer, Topic<String, ?> topic) {
        List<PartitionInfo> known = consumer.partitionsFor(topic.name(), patience);
        if (known == null || known.isEmpty()) {
            throw new TopicException("there is no topic " + topic.name() + " on Kafka at " + bootstrap
                    + "; make the topics with: dateline topics apply");
        }
        return known.stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }
}
