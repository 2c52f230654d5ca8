package dateline.ingest.publish;

import dateline.contract.record.FeedState;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the last committed state of every feed of a partition. */
final class StateStore {
    private static final Logger log = LoggerFactory.getLogger(StateStore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConnection kafka;
    private final JsonSerde<FeedState> states = new JsonSerde<>(FeedState.class);

    StateStore(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Reads to the end; {@code progress} is called now and then. Throws Kafka's exceptions where it does not answer. */
    Map<String, FeedState> read(int partition, Runnable progress) {
        Map<String, FeedState> restored = new HashMap<>();
        new TopicReader(kafka, PATIENCE)
                .toTheEnd(Topics.FEED_STATE, partition, record -> apply(record, restored), progress);
        return restored;
    }

    private void apply(ConsumerRecord<String, byte[]> record, Map<String, FeedState> restored) {
        if (record.value() == null) {
            restored.remove(record.key());
            return;
        }
        try {
            restored.put(record.key(), states.decode(record.value()));
        } catch (SerializationException e) {
            log.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("a feed's state cannot be read; the feed is read as if it were new");
        }
    }
}
