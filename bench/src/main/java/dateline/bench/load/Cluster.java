package dateline.bench.load;

import dateline.contract.record.Article;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.topic.FeedPartitions;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.embedded.EmbeddedBroker;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A broker with Dateline's topics, in this process, and what a run writes to it and reads from it. */
final class Cluster implements AutoCloseable {
    private final Path directory;
    private final EmbeddedBroker broker;
    private final JsonSerde<FeedSpec> specs = new JsonSerde<>(FeedSpec.class);
    private final JsonSerde<FeedState> states = new JsonSerde<>(FeedState.class);
    private final JsonSerde<Article> articles = new JsonSerde<>(Article.class);

    Cluster() throws Exception {
        directory = Files.createTempDirectory("dateline-load");
        broker = EmbeddedBroker.start(directory, 0);
        try (Admin admin = kafka().admin()) {
            admin.createTopics(Topics.all().stream()
                            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(t.config()))
                            .toList())
                    .all()
                    .get();
            awaitLeaders(admin);
        }
    }

    /** Until all partitions can be written: right after they were created their leaders may not know it yet. */
    private static void awaitLeaders(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (Topic<String, ?> topic : Topics.all()) {
            for (int p = 0; p < topic.partitions(); p++) {
                all.put(new TopicPartition(topic.name(), p), OffsetSpec.latest());
            }
        }
        admin.listOffsets(all).all().get();
    }

    KafkaConnection kafka() {
        return broker.connection();
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** Writes feeds and their states, each at its place. */
    void seed(List<FeedSpec> feeds, List<FeedState> first) {
        try (Producer<String, byte[]> producer = kafka().producer(Map.of())) {
            for (int i = 0; i < feeds.size(); i++) {
                FeedSpec feed = feeds.get(i);
                int partition = FeedPartitions.of(feed.url(), Topics.FEEDS.partitions());
                producer.send(new ProducerRecord<>(
                        Topics.FEED_STATE.name(), partition, feed.id(), states.encode(first.get(i))));
                producer.send(new ProducerRecord<>(Topics.FEEDS.name(), partition, feed.id(), specs.encode(feed)));
            }
            producer.flush();
        }
    }

    /** The states of each feed in the order in which they were committed. */
    Map<String, List<FeedState>> states() {
        Map<String, List<FeedState>> all = new TreeMap<>();
        read(
                Topics.FEED_STATE,
                r -> all.computeIfAbsent(r.key(), k -> new ArrayList<>()).add(states.decode(r.value())));
        return all;
    }

    /** How often each item, by its guid and revision, stands on the topic of articles for a reader of what is committed. */
    Map<String, Integer> articles() {
        Map<String, Integer> all = new TreeMap<>();
        read(Topics.ARTICLES, r -> {
            Article article = articles.decode(r.value());
            all.merge(article.guid() + ":" + article.revision(), 1, Integer::sum);
        });
        return all;
    }

    private void read(Topic<String, ?> topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        new TopicReader(kafka()).toTheEnd(topic, each);
    }

    @Override
    public void close() throws IOException {
        broker.close();
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
