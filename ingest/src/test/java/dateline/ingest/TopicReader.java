package dateline.ingest;

import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Topic;
import dateline.testsupport.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Everything that is committed on a topic. */
final class TopicReader {
    private TopicReader() {}

    static List<ConsumerRecord<String, byte[]>> records(Topic<String, ?> topic) {
        return records(TestKafka.connection(), topic);
    }

    static List<ConsumerRecord<String, byte[]>> records(KafkaConnection kafka, Topic<String, ?> topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
            List<TopicPartition> all = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    static <V> List<V> values(Topic<String, V> topic) {
        return records(topic).stream()
                .map(r -> topic.value().deserializer().deserialize(r.topic(), r.value()))
                .toList();
    }
}
