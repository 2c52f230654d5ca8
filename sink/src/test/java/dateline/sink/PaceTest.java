package dateline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = Long.MAX_VALUE - 1_000_000; // nanoseconds may run over

    private final Pace pace = new Pace(100);

    @Test
    void firstBatch_isTakenAtOnce() {
        assertThat(pace.rest(NOW)).isZero();
    }

    @Test
    void afterABatch_theNextIsTakenAFifthOfASecondAfterItsBeginning() {
        pace.took(NOW, 3);
        assertThat(pace.rest(NOW)).isEqualTo(Pace.BETWEEN);
        assertThat(pace.rest(after(150))).isEqualTo(Duration.ofMillis(50));
        assertThat(pace.rest(after(200))).isZero();
        assertThat(pace.rest(after(5_000))).isZero();
    }

    @Test
    void whoeverHasToCatchUp_doesNotRest() {
        pace.took(NOW, 3);
        pace.took(NOW, 50);
        assertThat(pace.rest(NOW)).isZero();
    }

    @Test
    void whereNothingCame_theNextIsTakenAtOnce() {
        pace.took(NOW, 3);
        pace.took(after(200), 0);
        assertThat(pace.rest(after(200))).isZero();
    }

    private static long after(int milliseconds) {
        return NOW + milliseconds * 1_000_000L;
    }
}
