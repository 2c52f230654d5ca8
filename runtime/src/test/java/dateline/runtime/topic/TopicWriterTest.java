package dateline.runtime.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopicWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void records_areWrittenWhenKafkaHasThem() {
        MockProducer<String, byte[]> kafka = answering(true);
        try (TopicWriter writer = writer(() -> kafka)) {
            writer.write(List.of(record("a"), record("b")));
        }
        assertThat(kafka.history()).extracting(ProducerRecord::key).containsExactly("a", "b");
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void nothingToWrite_needsNoKafka() {
        try (TopicWriter writer = writer(() -> {
            throw new AssertionError("connected");
        })) {
            writer.write(List.of());
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new RecordTooLargeException("1100000 bytes"), "max.message.bytes"),
                Arguments.of(new UnknownTopicOrPartitionException("no such topic"), "dateline topics apply"),
                Arguments.of(new TopicAuthorizationException("dateline.feeds"), "ACL"),
                Arguments.of(new SaslAuthenticationException("wrong password"), "under kafka in the configuration"),
                Arguments.of(new TimeoutException("10000 ms has passed"), "is Kafka running at kafka:9092?"),
                Arguments.of(
                        new TimeoutException("Topic dateline.feeds not present in metadata after 10000 ms."),
                        "dateline topics apply"),
                Arguments.of(new NotEnoughReplicasException("1 of 2"), "when the cluster is whole"),
                Arguments.of(new KafkaException("something else"), "log of the broker at kafka:9092"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_namesTopicKeyCauseAndWhatToDo(RuntimeException cause, String advice) {
        try (TopicWriter writer = writer(() -> failing(cause))) {
            assertThatThrownBy(() -> writer.write(record("a")))
                    .isInstanceOf(TopicException.class)
                    .hasMessageStartingWith("dateline.feeds did not take the record a: ")
                    .hasMessageContaining(cause.getMessage().replaceAll("\\.$", ""))
                    .hasMessageContaining(advice)
                    .hasCause(cause);
        }
    }

    @Test
    void oneRefusal_keepsNotBackTheOthers_andIsCounted() {
        MockProducer<String, byte[]> kafka = new Answering(record -> {
            if (record.key().equals("b")) {
                throw new RecordTooLargeException("too large");
            }
        });
        try (TopicWriter writer = writer(() -> kafka)) {
            assertThatThrownBy(() -> writer.write(List.of(record("a"), record("b"), record("c"))))
                    .hasMessageContaining("did not take the record b")
                    .hasMessageContaining("2 of 3 records were written");
        }
        assertThat(kafka.history()).hasSize(3);
    }

    @Test
    void clusterWithoutAName_isSaidWithItsCause() {
        try (TopicWriter writer = writer(() -> {
            throw new KafkaException(
                    "Failed to construct kafka producer", new ConfigException("No resolvable bootstrap urls given"));
        })) {
            assertThatThrownBy(() -> writer.write(record("a")))
                    .isInstanceOf(TopicException.class)
                    .hasMessageContaining("No resolvable bootstrap urls given");
        }
    }

    @Test
    void interruption_isKept_andSaid() {
        try (TopicWriter writer = writer(() -> answering(false))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> writer.write(record("a")))
                    .isInstanceOf(TopicException.class)
                    .hasMessageContaining("interrupted")
                    .hasMessageContaining("not known");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static TopicWriter writer(Supplier<Producer<String, byte[]>> maker) {
        return new TopicWriter("kafka:9092", PATIENCE, maker);
    }

    private static ProducerRecord<String, byte[]> record(String key) {
        return new ProducerRecord<>(Topics.FEEDS.name(), key, new byte[] {1});
    }

    private static MockProducer<String, byte[]> answering(boolean atOnce) {
        return new MockProducer<>(atOnce, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static MockProducer<String, byte[]> failing(RuntimeException cause) {
        return new Answering(record -> {
            throw cause;
        });
    }

    /** Answers as Kafka's own does: what a broker refuses is told by the future alone. */
    private static final class Answering extends MockProducer<String, byte[]> {
        private final Consumer<ProducerRecord<String, byte[]>> broker;

        Answering(Consumer<ProducerRecord<String, byte[]>> broker) {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
            this.broker = broker;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            var answer = super.send(record);
            try {
                broker.accept(record);
                completeNext();
            } catch (RuntimeException e) {
                errorNext(e);
            }
            return answer;
        }
    }
}
