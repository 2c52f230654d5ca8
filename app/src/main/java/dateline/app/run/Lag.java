package dateline.app.run;

import dateline.contract.topic.Topic;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whether a consumer group has worked off what is in its topics. Reads the topics whole: for small ones. */
public final class Lag {
    private final KafkaConnection kafka;

    public Lag(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Whether the group has committed past the last record of every partition. Transaction markers do not count. */
    public boolean isCaughtUp(String group, List<Topic<String, ?>> topics) {
        Map<TopicPartition, Long> last = new HashMap<>();
        TopicReader reader = new TopicReader(kafka);
        for (Topic<String, ?> topic : topics) {
            reader.toTheEnd(topic, r -> last.put(new TopicPartition(r.topic(), r.partition()), r.offset()));
        }
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        return last.entrySet().stream().allMatch(e -> {
            OffsetAndMetadata offset = committed.get(e.getKey());
            return offset != null && offset.offset() > e.getValue();
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try (Admin admin = kafka.admin()) {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new KafkaUnreachable(kafka.bootstrap(), e);
        }
    }
}
