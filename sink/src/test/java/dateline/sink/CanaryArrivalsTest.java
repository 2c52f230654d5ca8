package dateline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dateline.contract.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CanaryArrivalsTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition(Topics.CANARY.name(), 0);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = START;
    private final CanaryArrivals canaries = new CanaryArrivals(meters, () -> now);
    private final Logger log = (Logger) LoggerFactory.getLogger(CanaryArrivals.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void aSinkThatDoesNotReadThem_doesNotKnow() {
        assertThat(lag()).isNaN();
        canaries.assigned(List.of(new TopicPartition("dateline.enriched", 0)));
        assertThat(lag()).isNaN();
    }

    @Test
    void lagIsThatOfTheLatestPartition_andRisesWhileNoneArrives() {
        canaries.assigned(List.of(PARTITION));
        after(10);
        canaries.arrived(records(canary(0, 9), canary(1, 9), canary(2, 9), canary(3, 9), canary(4, 9), canary(5, 4)));
        canaries.assigned(List.of(PARTITION));
        assertThat(lag()).isEqualTo(6);
        after(60);
        assertThat(lag()).isEqualTo(56);
    }

    @Test
    void onePartitionThatStops_isSeen_howeverWellTheOthersDo() {
        canaries.assigned(List.of(PARTITION));
        for (int second = 60; second <= 360; second += 60) {
            after(second);
            canaries.arrived(records(
                    canary(0, second), canary(1, second), canary(2, second), canary(3, second), canary(4, second)));
            canaries.tell();
            canaries.tell();
        }
        assertThat(lag()).isEqualTo(360);
        assertThat(lines.list).extracting(ILoggingEvent::getMessage).hasSize(1);
        canaries.arrived(records(canary(5, 360)));
        canaries.tell();
        assertThat(lag()).isZero();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getMessage)
                .hasSize(2)
                .last()
                .isEqualTo("canaries come through again");
    }

    @Test
    void whatIsNoCanary_isAsGoodAsNone_andIsLeftToOthers() {
        canaries.assigned(List.of(PARTITION));
        after(5);
        ConsumerRecord<String, byte[]> article = new ConsumerRecord<>("dateline.enriched", 0, 0, "a", new byte[] {1});
        ConsumerRecords<String, byte[]> records = new ConsumerRecords<>(
                Map.of(
                        PARTITION,
                        List.of(new ConsumerRecord<>(PARTITION.topic(), 0, 0, "0", new byte[] {'?'}), canary(99, 5)),
                        new TopicPartition("dateline.enriched", 0),
                        List.of(article)),
                Map.of());
        canaries.arrived(records);
        assertThat(lag()).isEqualTo(5);
        assertThat(CanaryArrivals.without(records)).containsExactly(article);
    }

    private double lag() {
        return meters.get("dateline.canary.lag").timeGauge().value(java.util.concurrent.TimeUnit.SECONDS);
    }

    private void after(int seconds) {
        now = START.plus(Duration.ofSeconds(seconds));
    }

    @SafeVarargs
    private static ConsumerRecords<String, byte[]> records(ConsumerRecord<String, byte[]>... canaries) {
        return new ConsumerRecords<>(Map.of(PARTITION, List.of(canaries)), Map.of());
    }

    private static ConsumerRecord<String, byte[]> canary(int partition, int second) {
        String json = "{\"startedAt\":\"%s\",\"partition\":%d}".formatted(START.plusSeconds(second), partition);
        return new ConsumerRecord<>(
                PARTITION.topic(), 0, second, Integer.toString(partition), json.getBytes(StandardCharsets.UTF_8));
    }
}
