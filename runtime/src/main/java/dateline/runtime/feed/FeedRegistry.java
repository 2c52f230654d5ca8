package dateline.runtime.feed;

import dateline.contract.record.FeedSpec;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.FeedPartitions;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import dateline.runtime.topic.TopicWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The list of feeds, as it is kept on {@code dateline.feeds}. For operators' commands: each call connects, does its work
 * and disconnects. Throws {@link dateline.runtime.topic.TopicException} where Kafka or the topic is not there, or
 * refuses a change.
 */
public final class FeedRegistry {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SOURCE = "/dateline/cli";

    private final KafkaConnection kafka;
    private final String source;
    private final Duration patience;
    private final JsonSerde<FeedSpec> specs = new JsonSerde<>(FeedSpec.class);

    public FeedRegistry(KafkaConnection kafka) {
        this(kafka, SOURCE, PATIENCE);
    }

    /**
     * @param source who writes, as a CloudEvents source such as {@code /dateline/cli}
     * @param patience how long to wait for Kafka
     */
    public FeedRegistry(KafkaConnection kafka, String source, Duration patience) {
        this.kafka = kafka;
        this.source = source;
        this.patience = patience;
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

    /** Adds or changes feeds; one that is refused does not keep back the others. */
    public void addAll(Collection<FeedSpec> feeds) {
        feeds.forEach(feed -> address(feed.url()));
        write(feeds, specs::encode);
    }

    /** Removes a feed; false if there is none with this id. What is known of it is kept, in case it comes back. */
    public boolean remove(String feedId) {
        Optional<FeedSpec> feed =
                list().stream().filter(f -> f.id().equals(feedId)).findFirst();
        write(feed.stream().toList(), f -> null);
        return feed.isPresent();
    }

    /** All feeds, sorted by address; those that cannot be read are left out. */
    public List<FeedSpec> list() {
        return new TopicReader(kafka, patience)
                .table(Topics.FEEDS).values().stream()
                        .sorted(Comparator.comparing(FeedSpec::url))
                        .toList();
    }

    private void write(Collection<FeedSpec> feeds, Function<FeedSpec, byte @Nullable []> value) {
        if (feeds.isEmpty()) {
            return;
        }
        try (TopicWriter writer = new TopicWriter(kafka, patience)) {
            int partitions = writer.partitions(Topics.FEEDS);
            writer.write(feeds.stream()
                    .map(feed -> record(feed, FeedPartitions.of(feed.url(), partitions), value.apply(feed)))
                    .toList());
        }
    }

    private ProducerRecord<String, byte[]> record(FeedSpec feed, int partition, byte @Nullable [] value) {
        Headers headers = CloudEvents.headers(
                Topics.FEEDS, feed.id() + ":" + feed.added().toEpochMilli(), source, feed.id(), feed.added());
        return new ProducerRecord<>(Topics.FEEDS.name(), partition, null, feed.id(), value, headers);
    }
}
