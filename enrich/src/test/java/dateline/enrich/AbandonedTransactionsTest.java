package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dateline.contract.topic.Topics;
import dateline.runtime.life.AbandonedTransactions;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.FenceProducersResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AbandonedTransactionsTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ENRICHED.name(), 0);

    private final KafkaConnection kafka = TestKafka.connection();
    private final Logger log = (Logger) LoggerFactory.getLogger(AbandonedTransactions.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void start() {
        TestKafka.emptyTopics();
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
    }

    @Test
    void none_isNothingToTell() throws Exception {
        look(Duration.ofHours(1));
        assertThat(lines.list).isEmpty();
    }

    @Test
    void oursOlderThanItsTimeout_isToldAndAborted_andReadersGoOn() throws Exception {
        try (Producer<String, byte[]> producer = open("dateline-enrich-gone")) {
            assertThat(isHeld()).isTrue();
            look(Duration.ofHours(1));
            assertThat(isHeld()).isFalse();
            assertThat(lines.list)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getMessage() + line.getKeyValuePairs())
                            .contains("left open", "transactional-id=\"dateline-enrich-gone\"", "partitions=\"1\""));
            assertThatThrownBy(producer::commitTransaction).isInstanceOf(ProducerFencedException.class);
        }
    }

    @Test
    void oursThatMayStillBeCommitted_isLeft() throws Exception {
        try (Producer<String, byte[]> producer = open("dateline-enrich-alive")) {
            look(Duration.ZERO);
            assertThat(lines.list).isEmpty();
            assertThatCode(producer::commitTransaction).doesNotThrowAnyException();
        }
    }

    @Test
    void anothers_isLeft() throws Exception {
        try (Producer<String, byte[]> producer = open("somebody-else")) {
            look(Duration.ofHours(1));
            look(Duration.ofHours(2));
            assertThat(lines.list).isEmpty();
            assertThatCode(producer::commitTransaction).doesNotThrowAnyException();
        }
    }

    @Test
    void withoutPermission_isToldOnceAndNothingElseFails() throws Exception {
        try (Producer<String, byte[]> producer = open("dateline-enrich-gone");
                Admin admin = new NoPermission(kafka)) {
            AbandonedTransactions abandoned = abandoned(Duration.ofHours(1));
            abandoned.end(admin, admin.listTopics().names().get());
            AbandonedTransactions again = abandoned(Duration.ofHours(2));
            again.end(admin, admin.listTopics().names().get());
            assertThat(lines.list)
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.getMessage() + line.getKeyValuePairs())
                            .contains("cannot look for abandoned transactions", "not allowed"));
            producer.abortTransaction();
        }
    }

    private void look(Duration later) throws Exception {
        try (Admin admin = kafka.admin()) {
            abandoned(later).end(admin, admin.listTopics().names().get());
        }
    }

    private static AbandonedTransactions abandoned(Duration later) {
        return new AbandonedTransactions(
                "enrich",
                "dateline-enrich",
                List.of(Topics.ENRICHED.name()),
                InstantSource.fixed(Instant.now().plus(later)));
    }

    private Producer<String, byte[]> open(String id) throws Exception {
        Producer<String, byte[]> producer = kafka.producer(Map.of("transactional.id", id));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "k", new byte[] {1}))
                .get();
        return producer;
    }

    /** Whether readers of what was committed are kept from the end. */
    private boolean isHeld() throws Exception {
        try (Admin admin = kafka.admin()) {
            return end(admin, IsolationLevel.READ_COMMITTED) < end(admin, IsolationLevel.READ_UNCOMMITTED);
        }
    }

    private static long end(Admin admin, IsolationLevel isolation) throws Exception {
        return admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(PARTITION)
                .get()
                .offset();
    }

    /** A cluster that allows looking and nothing more. */
    private static final class NoPermission extends ForwardingAdmin {
        NoPermission(KafkaConnection kafka) {
            super(kafka.merge(Map.of(), Map.of()));
        }

        @Override
        public FenceProducersResult fenceProducers(Collection<String> ids, FenceProducersOptions options) {
            throw new ClusterAuthorizationException("not allowed");
        }
    }
}
