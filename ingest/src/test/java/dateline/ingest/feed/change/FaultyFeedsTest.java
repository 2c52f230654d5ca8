package dateline.ingest.feed.change;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStateBuilder;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.testsupport.feeds.FaultyFeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Feeds of all formats with faults thrown in at random: the items that their documents finish become articles with the
 * values that they were given, and are not new, nor changed, when they come again with other faults. {@code bench/run
 * fuzz} goes on from here.
 */
class FaultyFeedsTest {
    private static final int FEEDS = 2_500;
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    private final FeedParser parser = new FeedParser();
    private final ChangeDetector detector = new ChangeDetector(5_000, 10_000);

    @Test
    void itemsThatSurvive_haveTheirValues_andAreNotNewAgain() {
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < FEEDS; seed++) {
            FaultyFeed first = FaultyFeed.of(seed);
            FeedSpec spec = new FeedSpec(
                    FeedIds.of(first.url()), first.url(), null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);
            FeedState state = FeedProgress.initial(spec, NOW);
            FeedChanges changes = changes(spec, state, first);
            if (!first.ruined()) {
                note(wrong, seed, first, first.wrong(articles(changes)));
            }
            FaultyFeed second = FaultyFeed.of(seed, 1);
            if (changes != null && !first.ruined() && !second.ruined()) {
                FeedStateBuilder after = FeedStateBuilder.builder(state);
                after.known(KnownItems.encode(changes.items()));
                after.boilerplate(changes.boilerplate());
                note(wrong, seed, second, second.wrong(first, articles(changes(spec, after.build(), second))));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private FeedChanges changes(FeedSpec spec, FeedState state, FaultyFeed feed) {
        return parser.parse(new FeedDocument(feed.bytes(), feed.url(), feed.contentType()))
                        instanceof ParseResult.Parsed parsed
                ? detector.detect(spec, state, parsed.feed(), NOW)
                : null;
    }

    private static List<Article> articles(FeedChanges changes) {
        return changes == null ? List.of() : changes.articles();
    }

    private static void note(List<String> wrong, long seed, FaultyFeed feed, List<String> found) {
        if (!found.isEmpty()) {
            wrong.add("seed %d, %s: %s%n%s"
                    .formatted(
                            seed, feed.contentType(), found, new String(feed.bytes(), StandardCharsets.UTF_8).strip()));
        }
    }
}
