package dateline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.FeedStatus.Condition;
import dateline.ingest.feed.FeedProgress.Answer;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String URL = "https://news.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);
    private static final Answer ANSWER = new Answer(URL, null, null, null, null);

    private final FeedProgress progress =
            new FeedProgress(new PollSchedule(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(6)));

    @Test
    void feedThatAnswersButHasFallenSilent_isStale_untilItHasNews() {
        FeedState hourly = read(FeedProgress.initial(SPEC, NOW), NOW, NOW);
        FeedState quiet = progress.notModified(hourly, ANSWER, null, NOW.plus(Duration.ofDays(6)));
        FeedState stale = progress.notModified(quiet, ANSWER, null, NOW.plus(Duration.ofDays(8)));
        FeedState again = read(stale, NOW.plus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(9)));

        assertThat(condition(quiet)).isEqualTo(Condition.OK);
        assertThat(condition(stale)).isEqualTo(Condition.STALE);
        FeedStatus status = FeedStatuses.of(SPEC, stale);
        assertThat(status.since()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(status.reason()).isEqualTo("stale");
        assertThat(status.message()).contains("used to every 60 minutes");
        assertThat(FeedStatuses.isWorthTelling(quiet, stale)).isTrue();
        assertThat(condition(again)).isEqualTo(Condition.OK);
    }

    @Test
    void feedWhoseNewestItemIsOldAtFirstSight_isStaleFromTheBeginning() {
        Instant lastYear = NOW.minus(Duration.ofDays(365));
        assertThat(condition(read(FeedProgress.initial(SPEC, NOW), lastYear, NOW)))
                .isEqualTo(Condition.STALE);
    }

    @Test
    void permanentRedirect_isTheAddress_onceTwoPollsHaveSeenIt() {
        Answer moved = new Answer("https://new.example/feed", null, null, null, "https://new.example/feed");
        FeedState once = progress.notModified(FeedProgress.initial(SPEC, NOW), moved, null, NOW);
        FeedState interrupted = progress.notModified(once, ANSWER, null, NOW);
        FeedState twice = progress.notModified(once, moved, null, NOW);

        assertThat(FeedProgress.address(SPEC, once)).isEqualTo(URL);
        assertThat(interrupted.redirect()).isNull();
        assertThat(FeedProgress.address(SPEC, twice)).isEqualTo("https://new.example/feed");
        FeedState gone = progress.gone(twice, "gone", NOW);
        assertThat(FeedProgress.address(SPEC, gone)).isEqualTo(URL);
        assertThat(gone.nextPoll()).isEqualTo(NOW);
    }

    @Test
    void failure_isCountedFromItsFirst_andEndsWithAnAnswer() {
        FeedState first = progress.failed(FeedProgress.initial(SPEC, NOW), "timeout", "slow", NOW);
        FeedState second = progress.failed(first, "http-500", "broken", NOW.plusSeconds(60));
        FeedState well = progress.notModified(second, ANSWER, null, NOW.plusSeconds(120));

        assertThat(FeedStatuses.of(SPEC, second).since()).isEqualTo(NOW);
        assertThat(second.failures()).isEqualTo(2);
        assertThat(condition(well)).isEqualTo(Condition.OK);
        assertThat(well.since()).isEqualTo(NOW.plusSeconds(120));
        assertThat(FeedStatuses.isWorthTelling(second, well)).isTrue();
    }

    /** After a document with an item an hour, the latest at a time. */
    private FeedState read(FeedState before, Instant latest, Instant now) {
        List<ParsedEntry> entries = IntStream.range(0, 6)
                .mapToObj(i -> new ParsedEntry(
                        latest + "-" + i,
                        "T" + i,
                        null,
                        null,
                        null,
                        latest.minus(Duration.ofHours(i)),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null))
                .toList();
        ParsedFeed feed = new ParsedFeed("F", null, null, null, null, entries);
        FeedChanges changes = new ChangeDetector(100, 100).detect(SPEC, before, feed, now);
        return progress.read(before, ANSWER, feed, changes, null, now);
    }

    private static Condition condition(FeedState state) {
        return FeedStatuses.of(SPEC, state).condition();
    }
}
