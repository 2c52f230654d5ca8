package dateline.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dateline.runtime.life.Component.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ReadinessTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(Readiness.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.EPOCH;
    private final Readiness readiness = new Readiness("enrich", () -> now, List.of("kafka", "topics"));

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
    void atTheStart_isNotReadyAndSaysNothing() {
        assertThat(readiness.status("works"))
                .isEqualTo(Status.down("kafka: starting, for 0 s; topics: starting, for 0 s"));
        readiness.met("kafka");
        assertThat(readiness.status("works").ok()).isFalse();
        readiness.met("topics");
        assertThat(readiness.status("works")).isEqualTo(Status.up("works"));
        assertThat(lines.list).isEmpty();
    }

    @Test
    void goingAndComingBack_areToldOnceEach() {
        readiness.met("kafka");
        readiness.met("topics");
        readiness.unmet("kafka", "connection refused");
        now = now.plus(Duration.ofSeconds(4));
        readiness.unmet("kafka", "does not answer");
        assertThat(readiness.status("works")).isEqualTo(Status.down("kafka: does not answer, for 4 s"));
        assertThat(readiness.holds("topics")).isTrue();
        readiness.met("kafka");
        readiness.met("kafka");
        assertThat(readiness.status("works").ok()).isTrue();
        assertThat(lines.list)
                .extracting(e -> e.getMessage() + " " + e.getKeyValuePairs())
                .containsExactly(
                        "not ready [role=\"enrich\", condition=\"kafka\", reason=\"connection refused\"]",
                        "ready again [role=\"enrich\", condition=\"kafka\", seconds=\"4\"]");
    }

    @Test
    void whatFailsFromTheStart_isToldWithItsReason() {
        readiness.unmet("kafka", "unknown host");
        assertThat(lines.list).hasSize(1);
    }

    @Test
    void whatIsPending_isToldWhenItLasts() {
        readiness.met("kafka");
        readiness.met("topics");
        readiness.pending("topics", "moving");
        now = now.plus(Duration.ofSeconds(50));
        readiness.tellOverdue();
        assertThat(lines.list).isEmpty();
        assertThat(readiness.status("works")).isEqualTo(Status.down("topics: moving, for 50 s"));
        now = now.plus(Duration.ofSeconds(11));
        readiness.tellOverdue();
        readiness.tellOverdue();
        readiness.met("topics");
        assertThat(lines.list).extracting(ILoggingEvent::getMessage).containsExactly("not ready", "ready again");
    }

    @Test
    void aConditionThatNobodyKnows_isAMistake() {
        assertThatThrownBy(() -> readiness.met("coffee")).hasMessageContaining("coffee among kafka, topics");
    }
}
