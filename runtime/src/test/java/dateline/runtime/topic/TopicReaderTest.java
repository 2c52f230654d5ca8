package dateline.runtime.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.record.FeedSpec;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private static final String TOPIC = Topics.FEEDS.name();
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
    private final TopicReader reader = new TopicReader("kafka:9092", PATIENCE, () -> kafka);

    @Test
    void table_hasTheLastValueOfEachKey() {
        topic(4, 1);
        kafka.schedulePollTask(() -> {
            add(FIRST, 0, "a", feed("a", "https://old.example/"));
            add(FIRST, 1, "gone", feed("gone", "https://gone.example/"));
            add(FIRST, 2, "a", feed("a", "https://new.example/"));
            add(FIRST, 3, "gone", null);
            add(SECOND, 0, "broken", "{".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(reader.table(Topics.FEEDS))
                .hasSize(1)
                .hasEntrySatisfying("a", feed -> assertThat(feed.url()).isEqualTo("https://new.example/"));
    }

    @Test
    void onePartition_isReadByItself_withProgressTold() {
        topic(1, 1);
        kafka.schedulePollTask(() -> add(SECOND, 0, "b", null));
        List<String> keys = new ArrayList<>();
        int[] batches = {0};
        reader.toTheEnd(Topics.FEEDS, 1, r -> keys.add(r.key()), () -> batches[0]++);
        assertThat(keys).containsExactly("b");
        assertThat(batches[0]).isPositive();
    }

    @Test
    void emptyTopic_isReadAtOnce() {
        topic(0, 0);
        assertThat(reader.latest(Topics.FEEDS)).isEmpty();
    }

    @Test
    void topicThatIsMissing_isNamedWithWhatToDo() {
        assertThatThrownBy(() -> reader.latest(Topics.FEEDS))
                .isInstanceOf(TopicException.class)
                .hasMessage("there is no topic dateline.feeds on Kafka at kafka:9092;"
                        + " make the topics with: dateline topics apply");
    }

    @Test
    void kafkaThatGivesNothing_isGivenUp_withWhereItStands() {
        topic(3, 0);
        kafka.schedulePollTask(() -> add(FIRST, 0, "a", null));
        assertThatThrownBy(() -> reader.latest(Topics.FEEDS))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("dateline.feeds cannot be read to its end")
                .hasMessageContaining("(partition 0 at 1 of 3)");
    }

    @Test
    void kafkaThatIsAway_isSaidWithTheTopic() {
        topic(1, 1);
        kafka.setOffsetsException(new TimeoutException("Failed to get offsets"));
        assertThatThrownBy(() -> reader.latest(Topics.FEEDS))
                .isInstanceOf(TopicException.class)
                .hasMessage("dateline.feeds cannot be read: Failed to get offsets;"
                        + " is Kafka running at kafka:9092? Try again when it is");
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void whatTheCallerThrows_isPassedOn() {
        topic(1, 0);
        kafka.schedulePollTask(() -> add(FIRST, 0, "a", null));
        assertThatThrownBy(() -> reader.toTheEnd(Topics.FEEDS, r -> {
                    throw new IllegalStateException("mine");
                }))
                .isNotInstanceOf(KafkaException.class)
                .hasMessage("mine");
    }

    @Test
    void follower_startsAtTheEnd_andStopsWhenTold() {
        topic(5, 0);
        kafka.schedulePollTask(() -> add(FIRST, 5, "next", null));
        List<String> keys = new ArrayList<>();
        reader.follow(Topics.FEEDS, false, batch -> {
            batch.forEach(r -> keys.add(r.key()));
            return keys.isEmpty();
        });
        assertThat(keys).containsExactly("next");
    }

    private void topic(long first, long second) {
        kafka.updatePartitions(
                TOPIC,
                List.of(new PartitionInfo(TOPIC, 0, null, null, null), new PartitionInfo(TOPIC, 1, null, null, null)));
        kafka.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        kafka.updateEndOffsets(Map.of(FIRST, first, SECOND, second));
    }

    private void add(TopicPartition partition, long offset, String key, byte @Nullable [] value) {
        kafka.addRecord(new ConsumerRecord<>(TOPIC, partition.partition(), offset, key, value));
    }

    private static byte[] feed(String id, String url) {
        return new JsonSerde<>(FeedSpec.class)
                .encode(new FeedSpec(id, url, null, null, null, List.of(), FeedSpec.TextSource.FEED, Instant.EPOCH));
    }
}
