package dateline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.FeedState.Hints;
import dateline.ingest.feed.PollOutcome.Answered;
import dateline.ingest.feed.PollOutcome.Failed;
import dateline.ingest.feed.PollOutcome.Gone;
import dateline.ingest.feed.PollOutcome.Throttled;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration MAX = Duration.ofHours(6);

    private final PollSchedule schedule = new PollSchedule(MIN, USUAL, MAX);

    @Test
    void feedThatNeverPublished_waitsForTheDefaultInterval() {
        assertWaits(answered(null, null), USUAL);
    }

    @Test
    void feedThatJustPublished_isAskedAgainSoon() {
        assertWaits(answered(Duration.ZERO, null), Duration.ofMinutes(5));
    }

    @Test
    void quietFeed_isAskedAfterAnEighthOfItsSilence() {
        assertWaits(answered(Duration.ofHours(2), null), Duration.ofMinutes(15));
        assertWaits(answered(Duration.ofHours(8), null), Duration.ofHours(1));
    }

    @Test
    void feedQuietForWeeks_isStillAskedAtTheLongestInterval() {
        assertWaits(answered(Duration.ofDays(30), null), MAX);
    }

    @Test
    void freshAnswer_isLeftAloneWhileItIsFresh() {
        assertWaits(answered(Duration.ZERO, Duration.ofMinutes(40)), Duration.ofMinutes(40));
    }

    @Test
    void freshnessForAYear_doesNotSilenceAFeed() {
        assertWaits(answered(Duration.ZERO, Duration.ofDays(365)), MAX);
    }

    @Test
    void shortFreshness_doesNotMakeUsAskMoreOften() {
        assertWaits(answered(Duration.ofHours(2), Duration.ofSeconds(1)), Duration.ofMinutes(15));
    }

    @Test
    void feedWithARhythm_isAskedAfterHalfItsUsualGap() {
        assertWaits(rhythm(Duration.ofMinutes(1), Duration.ofHours(2)), Duration.ofHours(1));
        assertWaits(rhythm(Duration.ofMinutes(1), Duration.ofSeconds(10)), Duration.ofMinutes(5));
        assertWaits(rhythm(Duration.ofMinutes(1), Duration.ofDays(7)), MAX);
    }

    @Test
    void feedThatFallsSilent_isAskedMoreRarelyThanItsRhythmSays() {
        assertWaits(rhythm(Duration.ofHours(16), Duration.ofMinutes(20)), Duration.ofHours(2));
    }

    @Test
    void ttl_isALowerBound_butNotAYear() {
        assertWaits(hinted(hints(Duration.ofHours(1), null)), Duration.ofHours(1));
        assertWaits(hinted(hints(Duration.ofSeconds(1), null)), Duration.ofMinutes(5));
        assertWaits(hinted(hints(Duration.ofDays(365), null)), MAX);
    }

    @Test
    void updatePeriod_standsInForARhythmThatIsNotKnown() {
        assertWaits(new Answered(null, null, null, hints(null, Duration.ofHours(2)), false), Duration.ofHours(2));
        assertWaits(hinted(hints(null, Duration.ofHours(2))), Duration.ofMinutes(5));
    }

    @Test
    void skippedHours_areWaitedFor_atTheSameMinute() {
        Hints noon = new Hints(null, null, List.of(12, 13), List.of());
        Instant next = schedule.next("feed", hinted(noon), NOW);
        assertThat(next).isBetween(NOW.plus(Duration.ofHours(2)), NOW.plus(Duration.ofMinutes(126)));
        assertThat(next.atOffset(ZoneOffset.UTC).getMinute()).isBetween(5, 6);
    }

    @Test
    void skippedDays_areWaitedFor() {
        Hints monday = new Hints(null, null, List.of(), List.of(DayOfWeek.MONDAY));
        Instant next = schedule.next("feed", hinted(monday), NOW);
        assertThat(next.atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
        assertThat(next.atOffset(ZoneOffset.UTC).getHour()).isZero();
    }

    @Test
    void whoeverSkipsTheWholeWeek_isAskedAllTheSame() {
        Hints always = new Hints(null, null, List.of(), List.of(DayOfWeek.values()));
        assertWaits(hinted(always), Duration.ofMinutes(5));
    }

    @Test
    void feedWhoseHubAnnouncesWhatIsNew_isAskedAtTheLongestInterval() {
        assertWaits(new Answered(Duration.ZERO, Duration.ofMinutes(10), null, null, true), MAX);
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

    private static Answered answered(@Nullable Duration quietFor, @Nullable Duration freshFor) {
        return new Answered(quietFor, null, freshFor, null, false);
    }

    private static Answered rhythm(Duration quietFor, Duration gap) {
        return new Answered(quietFor, gap, null, null, false);
    }

    private static Answered hinted(Hints hints) {
        return new Answered(Duration.ZERO, null, null, hints, false);
    }

    private static Hints hints(@Nullable Duration ttl, @Nullable Duration updatePeriod) {
        return new Hints(ttl, updatePeriod, List.of(), List.of());
    }

    /** At least so long, and at most a tenth longer. */
    private void assertWaits(PollOutcome outcome, Duration expected) {
        Instant next = schedule.next("feed", outcome, NOW);
        assertThat(next).isBetween(NOW.plus(expected), NOW.plus(expected).plus(expected.dividedBy(10)));
    }
}
