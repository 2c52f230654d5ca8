package dateline.app.run;

import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic without joining a group: only what was committed, each partition in order. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection kafka;

    public TopicReader(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** The last record of each key, as of now; a removed key has a record without a value. */
    public Collection<ConsumerRecord<String, byte[]>> latest(Topic<String, ?> topic) {
        Map<String, ConsumerRecord<String, byte[]>> latest = new LinkedHashMap<>();
        toTheEnd(topic, r -> latest.put(r.key(), r));
        return latest.values();
    }

    /** Hands over every record there is now. */
    public void toTheEnd(Topic<String, ?> topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (var consumer = kafka.consumer(Map.of())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }

    /**
     * Hands over records until told to stop.
     *
     * @param fromBeginning whether to start with what is there already
     * @param goOn asked with each batch, also an empty one
     */
    public void follow(Topic<String, ?> topic, boolean fromBeginning, Predicate<ConsumerRecords<String, byte[]>> goOn) {
        try (var consumer = kafka.consumer(Map.of())) {
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
        }
    }

    private static List<TopicPartition> partitions(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer, Topic<String, ?> topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }
}
