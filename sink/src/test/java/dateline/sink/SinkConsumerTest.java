package dateline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SinkConsumerTest {
    private static final TopicPartition FIRST = new TopicPartition(Topics.ENRICHED.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.ENRICHED.name(), 1);

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
    private final SinkConsumer consumer =
            new SinkConsumer(kafka, new DeadLetterSender(new KafkaConnection("127.0.0.1:1", Map.of()), "test"));

    @Test
    void recordsThatArePutBack_comeAgainInTheirOrder() {
        assign(FIRST, SECOND);
        add(FIRST, 0);
        add(FIRST, 1);
        add(SECOND, 0);
        ConsumerRecords<String, byte[]> records = consumer.poll();
        assertThat(offsets(records)).containsExactlyInAnyOrder("0/0", "0/1", "1/0");

        consumer.putBack(records);
        assertThat(kafka.paused()).containsExactlyInAnyOrder(FIRST, SECOND);
        // what was taken is gone from this broker's imitation; a real one sends it from the position on
        assertThat(kafka.position(FIRST)).isZero();
        assertThat(kafka.position(SECOND)).isZero();

        consumer.poll();
        assertThat(kafka.paused()).isEmpty();
    }

    @Test
    void idleMember_takesNothing_alsoNotFromPartitionsThatAreNew() {
        assign(FIRST);
        add(FIRST, 0);
        consumer.idle();

        assertThat(kafka.position(FIRST)).isZero();
        assertThat(kafka.paused()).containsExactly(FIRST);
        assertThat(kafka.committed(Set.of(FIRST))).isEmpty();
    }

    @Test
    void commit_saysHowFarItCame() {
        assign(FIRST);
        add(FIRST, 0);
        add(FIRST, 1);
        consumer.commit(consumer.poll(), List.of());

        assertThat(kafka.committed(Set.of(FIRST)))
                .hasEntrySatisfying(
                        FIRST, (OffsetAndMetadata o) -> assertThat(o.offset()).isEqualTo(2));
    }

    @Test
    void close_leavesTheGroup() {
        consumer.close(Duration.ZERO);
        assertThat(kafka.closed()).isTrue();
    }

    private void assign(TopicPartition... partitions) {
        kafka.rebalance(List.of(partitions));
        for (TopicPartition partition : partitions) {
            kafka.updateBeginningOffsets(Map.of(partition, 0L));
        }
    }

    private void add(TopicPartition partition, long offset) {
        kafka.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "k", new byte[0]));
    }

    private static List<String> offsets(ConsumerRecords<String, byte[]> records) {
        List<String> offsets = new ArrayList<>();
        records.forEach(r -> offsets.add(r.partition() + "/" + r.offset()));
        return offsets;
    }
}
