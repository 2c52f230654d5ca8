package dateline.runtime.watch;

import dateline.contract.record.AlertAction;
import dateline.contract.record.Watch;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.Requests;
import dateline.runtime.topic.TopicException;
import dateline.runtime.topic.TopicReader;
import dateline.runtime.topic.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The watches, as they are kept on {@code dateline.watches}, and what people say of alerts. For people's commands: each
 * call connects, does its work within a few seconds and disconnects. Safe for any number of threads.
 */
public final class WatchRegistry {
    private final KafkaConnection kafka;
    private final String source;
    private final Duration patience;
    private final JsonSerde<Watch> watches = new JsonSerde<>(Watch.class);

    /**
     * @param source who writes, as a CloudEvents source such as {@code /dateline/cli}
     * @param patience how long to wait for Kafka
     */
    public WatchRegistry(KafkaConnection kafka, String source, Duration patience) {
        this.kafka = kafka;
        this.source = source;
        this.patience = patience;
    }

    /**
     * All watches by id; those that cannot be read are left out.
     *
     * @throws TopicException if Kafka is away or refuses
     */
    public SortedMap<String, Watch> list() {
        return new TreeMap<>(new TopicReader(kafka, patience).table(Topics.WATCHES));
    }

    /**
     * Writes watches; each replaces the one with its id.
     *
     * @throws TopicException if Kafka is away or refuses
     */
    public void put(Collection<Watch> changed, Instant now) {
        send(changed.stream()
                .map(w -> record(w.id(), watches.encode(w), w.version() + ":" + now, now))
                .toList());
    }

    /**
     * Removes watches.
     *
     * @throws TopicException if Kafka is away or refuses
     */
    public void remove(Collection<String> ids, Instant now) {
        send(ids.stream().map(id -> record(id, null, "removed:" + now, now)).toList());
    }

    /**
     * Sends what somebody says of an alert.
     *
     * @throws TopicException if Kafka is away or refuses
     */
    public void say(AlertAction action) {
        send(List.of(Requests.record(action, source)));
    }

    private ProducerRecord<String, byte[]> record(String id, byte @Nullable [] value, String event, Instant now) {
        return new ProducerRecord<>(
                Topics.WATCHES.name(),
                null,
                now.toEpochMilli(),
                id,
                value,
                CloudEvents.headers(Topics.WATCHES, id + ":" + event, source, id, now));
    }

    private void send(Collection<ProducerRecord<String, byte[]>> records) {
        try (TopicWriter writer = new TopicWriter(kafka, patience)) {
            writer.write(records);
        }
    }
}
