package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void retryAfter_readsSecondsAndDates() {
        assertThat(Freshness.retryAfter(" 120 ", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Freshness.retryAfter("Mon, 23 Nov 2026 13:00:00 GMT", NOW)).isEqualTo(Duration.ofHours(1));
        assertThat(Freshness.retryAfter("Mon, 23 Nov 2026 11:00:00 GMT", NOW)).isEqualTo(Duration.ZERO);
        assertThat(Freshness.retryAfter("soon", NOW)).isNull();
        assertThat(Freshness.retryAfter("-5", NOW)).isNull();
        assertThat(Freshness.retryAfter("99999999999999999999", NOW)).isNull();
        assertThat(Freshness.retryAfter(null, NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'max-age=600', 600",
        "'public, MAX-AGE=\"60\"', 60",
        "'no-cache, max-age=600', 0",
        "'no-store', 0",
    })
    void cacheControl_saysHowLong(String header, long seconds) {
        assertThat(Freshness.freshFor(header, null, null, null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void age_isTakenOff_butNotBelowZero() {
        assertThat(Freshness.freshFor("max-age=600", null, null, "100", NOW)).isEqualTo(Duration.ofSeconds(500));
        assertThat(Freshness.freshFor("max-age=600", null, null, "900", NOW)).isEqualTo(Duration.ZERO);
    }

    @Test
    void expires_countsFromTheServersOwnClock() {
        String date = "Mon, 23 Nov 2026 09:00:00 GMT";
        String expires = "Mon, 23 Nov 2026 09:30:00 GMT";
        assertThat(Freshness.freshFor(null, expires, date, null, NOW)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Freshness.freshFor(null, "0", date, null, NOW)).isNull();
    }
}
