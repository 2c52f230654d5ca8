package dateline.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.life.Backlog.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final TopicPartition ONE = new TopicPartition("dateline.articles", 1);
    private static final TopicPartition TWO = new TopicPartition("dateline.articles", 2);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Backlog backlog = new Backlog(START);

    @Test
    void nothingWaits_isNoAge() {
        look(2, waiting(7, null));
        assertThat(backlog.age(at(3))).isZero();
        assertThat(backlog.stalled(at(3), LIMIT)).isEmpty();
    }

    @Test
    void ageIsTheOldestRecords_andRisesWhileNobodyLooks() {
        backlog.look(at(2), Map.of(ONE, waiting(7, at(1)), TWO, waiting(3, at(-50))));
        assertThat(backlog.age(at(2))).hasSeconds(52);
        assertThat(backlog.age(at(9))).hasSeconds(59);
    }

    @Test
    void whileKafkaIsAway_ageIsTheTimeSinceTheLastLook() {
        look(2, waiting(7, null));
        assertThat(backlog.age(at(2 + 40))).hasSeconds(40);
    }

    @Test
    void aPositionThatDoesNotMoveThoughSomethingWaits_isStalled() {
        for (int second = 0; second <= 58; second += 2) {
            look(second, waiting(7, at(-5)));
        }
        assertThat(backlog.stalled(at(59), LIMIT)).isEmpty();
        assertThat(backlog.stalled(at(60), LIMIT)).hasValue("dateline.articles-1 waits at offset 7 and does not move");
        look(60, waiting(8, at(-4)));
        assertThat(backlog.stalled(at(61), LIMIT)).isEmpty();
    }

    @Test
    void aQuietPartition_isNotStalledWhenSomethingComes() {
        for (int second = 0; second <= 200; second += 2) {
            look(second, waiting(7, null));
        }
        look(202, waiting(7, at(201)));
        assertThat(backlog.stalled(at(203), LIMIT)).isEmpty();
    }

    @Test
    void aTransactionThatDoesNotEnd_isWaitedFor() {
        for (int second = 0; second <= 70; second += 2) {
            look(second, new Look(7, 7, true, null));
        }
        assertThat(backlog.age(at(70))).hasSeconds(70);
        assertThat(backlog.stalled(at(70), LIMIT))
                .hasValue("dateline.articles-1 is held at offset 7 by a transaction that does not end");
    }

    @Test
    void transactionsThatComeAndGo_holdNothing() {
        for (int second = 0; second <= 70; second += 2) {
            look(second, new Look(7 + second, 7 + second, true, null));
        }
        assertThat(backlog.age(at(71))).hasSeconds(1);
        assertThat(backlog.stalled(at(71), LIMIT)).isEmpty();
    }

    @Test
    void aProcessThatStoodStill_getsItsTimeAnew() {
        look(0, waiting(7, at(-5)));
        look(2, waiting(7, at(-5)));
        look(90, waiting(7, at(-5)));
        assertThat(backlog.stalled(at(91), LIMIT)).isEmpty();
        assertThat(backlog.age(at(91))).hasSeconds(96);
    }

    private void look(int second, Look look) {
        backlog.look(at(second), Map.of(ONE, look));
    }

    private static Look waiting(long position, @Nullable Instant oldest) {
        return new Look(position, 10, false, oldest);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
