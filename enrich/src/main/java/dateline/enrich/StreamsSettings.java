package dateline.enrich;

import dateline.contract.topic.Topics;
import dateline.enrich.topology.EnrichTopology;
import dateline.runtime.topic.KafkaConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams. */
public final class StreamsSettings {
    /** Few, as they are worked off before {@link Precedence} takes effect. */
    private static final int BUFFERED = 20;

    private StreamsSettings() {}

    /** What {@link org.apache.kafka.streams.KafkaStreams} is to be made with. */
    public static Properties of(KafkaConnection kafka, EnrichConfig config) {
        Map<String, Object> ours = new HashMap<>();
        ours.put(StreamsConfig.APPLICATION_ID_CONFIG, EnrichTopology.APPLICATION);
        ours.put(StreamsConfig.CLIENT_ID_CONFIG, CanaryPermission.CLIENT + UUID.randomUUID());
        ours.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        ours.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        ours.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        ours.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        ours.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        ours.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        ours.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8L << 20);
        ours.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        ours.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED);
        ours.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2 * BUFFERED);
        ours.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 15_000);
        ours.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(Topics.MAX_RECORD_BYTES));
        ours.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        ours.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES);
        if (config.instanceId() != null) {
            ours.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instanceId());
        }
        Properties properties = new Properties();
        properties.putAll(kafka.merge(ours, Map.of()));
        Object theirs = kafka.settings().get(StreamsConfig.CLIENT_ID_CONFIG);
        if (theirs != null) {
            // what it begins with tells other instances that this one knows canaries
            properties.put(StreamsConfig.CLIENT_ID_CONFIG, CanaryPermission.CLIENT + theirs);
        }
        return properties;
    }
}
