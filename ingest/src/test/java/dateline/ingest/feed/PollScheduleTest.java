package dateline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.feed.PollOutcome.Answered;
import dateline.ingest.feed.PollOutcome.Failed;
import dateline.ingest.feed.PollOutcome.Gone;
import dateline.ingest.feed.PollOutcome.Throttled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration MAX = Duration.ofHours(6);

    private final PollSchedule schedule = new PollSchedule(MIN, USUAL, MAX);

    @Test
    void feedThatNeverPublished_waitsForTheDefaultInterval() {
        assertWaits(new Answered(null, null), USUAL);
    }

    @Test
    void feedThatJustPublished_isAskedAgainSoon() {
        assertWaits(new Answered(Duration.ZERO, null), Duration.ofMinutes(5));
    }

    @Test
    void quietFeed_isAskedAfterAnEighthOfItsSilence() {
        assertWaits(new Answered(Duration.ofHours(2), null), Duration.ofMinutes(15));
        assertWaits(new Answered(Duration.ofHours(8), null), Duration.ofHours(1));
    }

    @Test
    void feedQuietForWeeks_isStillAskedAtTheLongestInterval() {
        assertWaits(new Answered(Duration.ofDays(30), null), MAX);
    }

    @Test
    void freshAnswer_isLeftAloneWhileItIsFresh() {
        assertWaits(new Answered(Duration.ZERO, Duration.ofMinutes(40)), Duration.ofMinutes(40));
    }

    @Test
    void freshnessForAYear_doesNotSilenceAFeed() {
        assertWaits(new Answered(Duration.ZERO, Duration.ofDays(365)), MAX);
    }

    @Test
    void shortFreshness_doesNotMakeUsAskMoreOften() {
        assertWaits(new Answered(Duration.ofHours(2), Duration.ofSeconds(1)), Duration.ofMinutes(15));
    }

    @Test
    void failingFeed_isAskedEverMoreRarely() {
        assertWaits(new Failed(1), Duration.ofMinutes(1));
        assertWaits(new Failed(2), Duration.ofMinutes(2));
        assertWaits(new Failed(5), Duration.ofMinutes(16));
        assertWaits(new Failed(10), MAX);
        assertWaits(new Failed(1_000_000), MAX);
    }

    @Test
    void throttled_waitsForRetryAfter() {
        assertWaits(new Throttled(1, Duration.ofMinutes(90)), Duration.ofMinutes(90));
        assertWaits(new Throttled(1, Duration.ofHours(12)), Duration.ofHours(12));
    }

    @Test
    void throttledForAYear_comesBackAfterADay() {
        assertWaits(new Throttled(1, Duration.ofDays(365)), Duration.ofDays(1));
    }

    @Test
    void throttledForNoTime_stillWaitsForTheShortestInterval() {
        assertWaits(new Throttled(1, Duration.ZERO), MIN);
    }

    @Test
    void throttledWithoutATime_doublesTheDefaultInterval() {
        assertWaits(new Throttled(1, null), Duration.ofMinutes(15));
        assertWaits(new Throttled(3, null), Duration.ofHours(1));
    }

    @Test
    void goneFeed_isAskedOnceAWeek() {
        assertWaits(new Gone(), Duration.ofDays(7));
    }

    @Test
    void feedsOfOneOutcome_spreadOut() {
        assertThat(schedule.next("feed-a", new Failed(10), NOW))
                .isNotEqualTo(schedule.next("feed-b", new Failed(10), NOW));
    }

    @Test
    void sameQuestion_hasTheSameAnswer() {
        assertThat(schedule.next("feed", new Gone(), NOW)).isEqualTo(schedule.next("feed", new Gone(), NOW));
    }

    /** At least so long, and at most a tenth longer. */
    private void assertWaits(PollOutcome outcome, Duration expected) {
        Instant next = schedule.next("feed", outcome, NOW);
        assertThat(next).isBetween(NOW.plus(expected), NOW.plus(expected).plus(expected.dividedBy(10)));
    }
}
