package dateline.contract.watch;

import dateline.contract.record.AlertAction;
import dateline.contract.record.Watch;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Requests;
import dateline.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The watches, as they are kept on {@code dateline.watches}, and what people say of alerts. For people's commands: each
 * call connects, does its work within a few seconds and disconnects. Safe for any number of threads.
 */
public final class WatchRegistry {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection kafka;
    private final String source;
    private final Duration patience;
    private final JsonSerde<Watch> watches = new JsonSerde<>(Watch.class);

    /** Kafka did not answer in time, or refused. Nothing is known to have been written. */
    public static final class Unavailable extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

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
     * @throws Unavailable if Kafka is
     */
    public SortedMap<String, Watch> list() {
        SortedMap<String, Watch> all = new TreeMap<>();
        try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of("default.api.timeout.ms", millis()))) {
            List<PartitionInfo> known = consumer.partitionsFor(Topics.WATCHES.name(), patience);
            List<TopicPartition> partitions = known.stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
            long deadline = System.nanoTime() + patience.toNanos();
            while (isBehind(consumer, ends)) {
                consumer.poll(POLL).forEach(record -> apply(record, all));
                if (System.nanoTime() > deadline) {
                    throw new org.apache.kafka.common.errors.TimeoutException("reading the watches took too long");
                }
            }
            return all;
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    /**
     * Writes watches; each replaces the one with its id.
     *
     * @throws Unavailable if Kafka is
     */
    public void put(Collection<Watch> changed, Instant now) {
        send(changed.stream()
                .map(w -> record(w.id(), watches.encode(w), w.version() + ":" + now, now))
                .toList());
    }

    /**
     * Removes watches.
     *
     * @throws Unavailable if Kafka is
     */
    public void remove(Collection<String> ids, Instant now) {
        send(ids.stream().map(id -> record(id, null, "removed:" + now, now)).toList());
    }

    /**
     * Sends what somebody says of an alert.
     *
     * @throws Unavailable if Kafka is
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
        Map<String, Object> bounded = Map.of(
                "delivery.timeout.ms",
                millis(),
                "request.timeout.ms",
                millis() / 2,
                "max.block.ms",
                millis(),
                "linger.ms",
                0);
        try (Producer<String, byte[]> producer = kafka.producer(bounded)) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private int millis() {
        return Math.toIntExact(patience.toMillis());
    }

    private static boolean isBehind(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue());
    }

    private void apply(ConsumerRecord<String, byte[]> record, Map<String, Watch> all) {
        all.remove(record.key());
        if (record.value() != null) {
            try {
                all.put(record.key(), watches.decode(record.value()));
            } catch (SerializationException e) {
                // enrich says so in its log
            }
        }
    }

    private Unavailable unavailable(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return new Unavailable(
                "Kafka at " + kafka.bootstrap() + " did not do it: " + cause.getMessage()
                        + ". Is it running, and does it have its topics (dateline topics apply)?",
                e);
    }
}
