package dateline.enrich.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Watch;
import dateline.contract.record.Watch.Digest;
import dateline.contract.record.Watch.QuietHours;
import dateline.contract.record.WatchBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void endThatTheClocksLeaveOut_isAsMuchLaterAsTheyJump() {
        assertThat(quiet("22:00", "02:30", "2026-03-28T23:00:00Z")).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void endThatComesTwice_isTheFirst() {
        assertThat(quiet("22:00", "02:30", "2026-10-24T23:00:00Z")).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void nightIsAnHourLonger_whenTheClocksGoBack() {
        assertThat(quiet("22:00", "07:00", "2026-10-24T21:00:00Z")).isEqualTo("2026-10-25T06:00:00Z");
    }

    @Test
    void hoursWithinADay_endTheSameDay() {
        assertThat(quiet("12:00", "13:00", "2026-06-01T10:30:00Z")).isEqualTo("2026-06-01T11:00:00Z");
        assertThat(quiet("12:00", "13:00", "2026-06-01T11:00:00Z")).isNull();
    }

    @Test
    void digestThatTheClocksLeaveOut_comesAllTheSame() {
        Digest digest = new Digest(List.of(LocalTime.of(2, 30)), BERLIN);
        assertThat(of(null, digest, "2026-03-28T23:00:00Z")).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void digestAtThisVeryTime_isTheNext() {
        Digest digest = new Digest(List.of(LocalTime.NOON), ZoneId.of("UTC"));
        assertThat(of(null, digest, "2026-06-01T12:00:00Z")).isEqualTo("2026-06-02T12:00:00Z");
    }

    private static @Nullable String quiet(String from, String to, String now) {
        return of(new QuietHours(LocalTime.parse(from), LocalTime.parse(to), BERLIN, null), null, now);
    }

    private static @Nullable String of(@Nullable QuietHours quiet, @Nullable Digest digest, String now) {
        WatchBuilder draft = WatchBuilder.builder()
                .id("w")
                .version(1)
                .name("w")
                .mode(Watch.Mode.NOVEL)
                .window(Duration.ofDays(1))
                .countries(List.of())
                .minConfidence(0)
                .minSalience(0)
                .maxAge(Duration.ofDays(2))
                .since(Instant.EPOCH)
                .learning(Watch.Learning.NONE);
        draft.quietHours(quiet);
        draft.digest(digest);
        Instant time = DeliveryTime.of(draft.build(), Instant.parse(now));
        return time == null ? null : time.toString();
    }
}
