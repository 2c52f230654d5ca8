package dateline.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KafkaOutageLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(KafkaOutage.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final KafkaOutage outage = new KafkaOutage("127.0.0.1:1");

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
    }

    @Test
    void manyThatFailOften_areOneLineWithTheCause_andOneWhenAllWorkAgain() {
        for (int i = 0; i < 100; i++) {
            outage.failed("partition " + i % 6, new TimeoutException("no answer"));
            outage.failed("requests", new KafkaException("no topic"));
        }
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.getFirst().getKeyValuePairs())
                .anyMatch(pair -> pair.toString().contains("refused"));

        for (int i = 0; i < 6; i++) {
            outage.works("partition " + i);
        }
        assertThat(lines.list).as("requests still fail").hasSize(1);
        assertThat(outage.reason()).isEqualTo("no topic");
        outage.works("requests");
        outage.works("requests");
        assertThat(lines.list).hasSize(2);
        assertThat(outage.reason()).isNull();
    }

    @Test
    void whoGivesUp_saysNothingAboutKafka() {
        outage.failed("partition 1", new KafkaException("no topic"));
        outage.leaves("partition 1");
        assertThat(lines.list).hasSize(1);
        assertThat(outage.reason()).isNull();
    }

    @Test
    void kafkaThatComesAndGoes_isOneLineAMinuteToo() {
        for (int i = 0; i < 10; i++) {
            outage.failed("partition 1", new KafkaException("no topic"));
            assertThat(outage.reason()).isEqualTo("no topic");
            outage.works("partition 1");
        }
        assertThat(lines.list).as("one that it goes, one that it is back").hasSize(2);
    }
}
