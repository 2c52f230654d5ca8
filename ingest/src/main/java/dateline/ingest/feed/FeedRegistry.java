package dateline.ingest.feed;

import dateline.contract.record.FeedSpec;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.FeedPartitions;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The list of feeds, as it is kept on {@code dateline.feeds}. For operators' commands: each call connects, does its work
 * and disconnects. Throws Kafka's exceptions where Kafka or the topic is not there.
 */
public final class FeedRegistry {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SOURCE = "/dateline/cli";

    private final KafkaConnection kafka;
    private final JsonSerde<FeedSpec> specs = new JsonSerde<>(FeedSpec.class);

    public FeedRegistry(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * The address of a feed as a person typed it.
     *
     * @throws IllegalArgumentException with a sentence for people if it is not an absolute http or https address
     */
    public static String address(String typed) {
        String text = typed.strip();
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not a feed's address; it must begin with https:// or http://");
    }

    /** Adds a feed, or changes the one with its id. */
    public void add(FeedSpec feed) {
        addAll(List.of(feed));
    }

    /** Adds or changes feeds. */
    public void addAll(Collection<FeedSpec> feeds) {
        feeds.forEach(feed -> address(feed.url()));
        try (Producer<String, byte[]> producer = producer()) {
            int partitions = partitions(producer);
            feeds.forEach(feed -> send(producer, partitions, feed, specs.encode(feed)));
            producer.flush();
        }
    }

    /** Removes a feed; false if there is none with this id. What is known of it is kept, in case it comes back. */
    public boolean remove(String feedId) {
        Optional<FeedSpec> feed =
                list().stream().filter(f -> f.id().equals(feedId)).findFirst();
        feed.ifPresent(this::remove);
        return feed.isPresent();
    }

    /** All feeds, sorted by address. */
    public List<FeedSpec> list() {
        Map<String, FeedSpec> feeds = new HashMap<>();
        try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.FEEDS.name(), PATIENCE).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey(), PATIENCE) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> apply(record, feeds));
            }
        }
        return feeds.values().stream()
                .sorted(Comparator.comparing(FeedSpec::url))
                .toList();
    }

    private void apply(ConsumerRecord<String, byte[]> record, Map<String, FeedSpec> feeds) {
        if (record.value() == null) {
            feeds.remove(record.key());
            return;
        }
        try {
            feeds.put(record.key(), specs.decode(record.value()));
        } catch (SerializationException e) {
            feeds.remove(record.key());
        }
    }

    private void remove(FeedSpec feed) {
        try (Producer<String, byte[]> producer = producer()) {
            send(producer, partitions(producer), feed, null);
            producer.flush();
        }
    }

    private Producer<String, byte[]> producer() {
        return kafka.producer(Map.of("max.block.ms", PATIENCE.toMillis()));
    }

    private static int partitions(Producer<String, byte[]> producer) {
        return producer.partitionsFor(Topics.FEEDS.name()).size();
    }

    private static void send(
            Producer<String, byte[]> producer, int partitions, FeedSpec feed, byte @Nullable [] value) {
        Headers headers = CloudEvents.headers(
                Topics.FEEDS, feed.id() + ":" + feed.added().toEpochMilli(), SOURCE, feed.id(), feed.added());
        int partition = FeedPartitions.of(feed.url(), partitions);
        producer.send(new ProducerRecord<>(Topics.FEEDS.name(), partition, null, feed.id(), value, headers));
    }
}
