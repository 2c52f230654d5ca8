package dateline.bench.load;

import dateline.contract.record.Article;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.PollSchedule;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** States of feeds as ingest itself makes them. */
final class States {
    private States() {}

    /** A feed that was never read and is due at a time. */
    static FeedState due(FeedSpec feed, Instant at) {
        return FeedProgress.initial(feed, at);
    }

    /** A feed that was read, has given so many items, and is due after the interval. */
    static FeedState read(FeedSpec feed, int items, Duration interval, Instant now) {
        List<ParsedEntry> entries = new ArrayList<>(items);
        for (int i = 0; i < items; i++) {
            entries.add(new ParsedEntry(
                    feed.id() + i,
                    "Item " + i,
                    feed.url() + "/" + i,
                    "Summary of item " + i,
                    null,
                    now.minusSeconds(i * 600L),
                    null,
                    List.of(),
                    List.of(),
                    new Article.Image(feed.url() + "/" + i + ".jpg", null),
                    "en"));
        }
        ParsedFeed parsed = new ParsedFeed("Feed " + feed.id(), null, null, "en", null, entries);
        FeedState before = FeedProgress.initial(feed, now);
        FeedChanges changes = new ChangeDetector(500, 5_000).detect(feed, before, parsed, now);
        FeedProgress.Answer answer = new FeedProgress.Answer(
                feed.url(), "\"" + feed.id() + "\"", "Fri, 20 Nov 2026 10:00:00 GMT", null, null);
        return new FeedProgress(new PollSchedule(interval, interval, interval))
                .read(before, answer, parsed, changes, null, now);
    }
}
