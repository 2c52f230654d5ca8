package dateline.ingest;

import dateline.contract.topic.Topic;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import dateline.testsupport.TestKafka;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everything that is committed on a topic. */
final class CommittedRecords {
    private CommittedRecords() {}

    static List<ConsumerRecord<String, byte[]>> of(Topic<String, ?> topic) {
        return of(TestKafka.connection(), topic);
    }

    static List<ConsumerRecord<String, byte[]>> of(KafkaConnection kafka, Topic<String, ?> topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        new TopicReader(kafka).toTheEnd(topic, records::add);
        return records;
    }

    static <V> List<V> values(Topic<String, V> topic) {
        return of(topic).stream()
                .map(r -> topic.value().deserializer().deserialize(r.topic(), r.value()))
                .toList();
    }
}
