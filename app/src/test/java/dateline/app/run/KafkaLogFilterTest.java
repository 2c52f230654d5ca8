package dateline.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KafkaLogFilterTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final KafkaLogFilter filter = new KafkaLogFilter();

    @Test
    void eachOfKafkasLoggers_speaksOnceAMinute() {
        assertThat(decide("org.apache.kafka.clients.NetworkClient", 0)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.clients.NetworkClient", 0)).isEqualTo(FilterReply.DENY);
        assertThat(decide("org.apache.kafka.streams.processor.internals.TaskExecutor", 1))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.clients.NetworkClient", 59)).isEqualTo(FilterReply.DENY);
        assertThat(decide("org.apache.kafka.clients.NetworkClient", 61)).isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void others_areNotHeldBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(decide("dateline.enrich.EnrichService", 0)).isEqualTo(FilterReply.NEUTRAL);
            assertThat(decide("org.apache.kafkaesque.Trial", 0)).isEqualTo(FilterReply.NEUTRAL);
        }
    }

    private FilterReply decide(String logger, int second) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName(logger);
        event.setInstant(START.plusSeconds(second));
        return filter.decide(event);
    }
}
