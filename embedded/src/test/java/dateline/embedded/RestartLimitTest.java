package dateline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartLimitTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final RestartLimit limit = new RestartLimit(new RestartLimit.Rule(2, Duration.ofMinutes(10)));

    @Test
    void startsBeyondTheMost_areRefused_untilTheFirstIsLongEnoughAgo() {
        assertThat(limit.allows(NOON)).isTrue();
        assertThat(limit.allows(NOON.plusSeconds(60))).isTrue();
        assertThat(limit.allows(NOON.plusSeconds(120))).isFalse();
        assertThat(limit.allows(NOON.plusSeconds(599))).isFalse();
        assertThat(limit.allows(NOON.plusSeconds(600))).isTrue();
        assertThat(limit.allows(NOON.plusSeconds(601))).isFalse();
    }

    @Test
    void firstStart_isMadeAtOnce_furtherOnesWait() {
        limit.allows(NOON);
        assertThat(limit.pause()).isZero();
        limit.allows(NOON);
        assertThat(limit.pause()).isPositive();
    }
}
