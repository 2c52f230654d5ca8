package dateline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "\u0000\u00ff", "version=1\\nnode.id=\\\\uXYZ"})
    void damagedMetaProperties_areNamed_andNotTouched(String content, @TempDir Path directory) throws Exception {
        Path meta = Files.createDirectories(directory.resolve("log")).resolve("meta.properties");
        Files.write(meta, content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(meta.toString(), "is damaged", "move the directory away");
        assertThat(meta).hasBinaryContent(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void logOfAnotherCluster_isNamed(@TempDir Path directory) throws Exception {
        Path meta = Files.createDirectories(directory.resolve("log")).resolve("meta.properties");
        Files.writeString(meta, "version=1\nnode.id=1\ncluster.id=theirs\n");
        Files.writeString(directory.resolve("cluster.id"), "ours\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(meta.toString(), "cluster theirs", "says ours");
    }

    @Test
    void fileInItsPlace_isNamed(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("kafka"), "x");

        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }
}
