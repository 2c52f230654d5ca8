package dateline.runtime.topic;

import dateline.contract.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How to reach the cluster. Clients made here have settings that lose nothing: idempotent producers that wait for all
 * replicas, consumers that read only what was committed and commit only when told to.
 *
 * @param bootstrap {@code host:port}, several separated by commas
 * @param settings any Kafka client settings, such as {@code security.protocol}; they win over ours
 */
public record KafkaConnection(String bootstrap, Map<String, String> settings) {
    public KafkaConnection {
        settings = Map.copyOf(settings);
    }

    /**
     * A producer of string keys and byte values.
     *
     * @param extra settings for this one, such as {@code transactional.id}
     */
    public Producer<String, byte[]> producer(Map<String, Object> extra) {
        Map<String, Object> config = new HashMap<>();
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 5);
        config.put("max.request.size", Topics.MAX_RECORD_BYTES);
        config.put("delivery.timeout.ms", 120_000);
        return new KafkaProducer<>(merge(config, extra), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer of string keys and byte values.
     *
     * @param extra settings for this one, such as {@code group.id}
     */
    public Consumer<String, byte[]> consumer(Map<String, Object> extra) {
        Map<String, Object> config = new HashMap<>();
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        config.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(merge(config, extra), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** An admin client. */
    public Admin admin() {
        return Admin.create(merge(Map.of(), Map.of()));
    }

    /** The settings every client shares, for clients that are made elsewhere. */
    public Map<String, Object> merge(Map<String, Object> ours, Map<String, Object> extra) {
        Map<String, Object> config = new HashMap<>(ours);
        config.putAll(extra);
        config.putAll(settings);
        config.put("bootstrap.servers", bootstrap);
        return config;
    }
}
