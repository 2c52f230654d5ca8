package dateline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    @Test
    void committedRecords_areFoundAgainAfterARestart(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = broker.connection().admin()) {
            admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
            try (Producer<String, byte[]> producer = broker.connection().producer(Map.of("transactional.id", "one"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("t", "kept", "x".getBytes(StandardCharsets.UTF_8)));
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("t", "aborted", "y".getBytes(StandardCharsets.UTF_8)));
                producer.abortTransaction();
            }
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Consumer<String, byte[]> consumer = broker.connection().consumer(Map.of())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            List<String> keys = consumer.poll(Duration.ofSeconds(20)).records(PARTITION).stream()
                    .map(ConsumerRecord::key)
                    .toList();
            assertThat(keys).containsExactly("kept");
        }
    }

    @Test
    void secondOwnerOfADirectory_isToldSo(@TempDir Path directory) {
        try (DataDirectory held = DataDirectory.take(directory)) {
            assertThatThrownBy(() -> DataDirectory.take(held.path()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another Dateline is running");
        }
        DataDirectory.take(directory).close();
    }
}
