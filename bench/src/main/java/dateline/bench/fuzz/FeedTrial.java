package dateline.bench.fuzz;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStateBuilder;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.change.ArticleLimits;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.testsupport.feeds.FaultyFeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two polls of a feed: the first gives the items that were written, the second nothing that is new or changed. */
final class FeedTrial implements Trial {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final int KNOWN = 500;
    private static final int MOST_ENTRIES = 5_000;

    private final FeedParser parser = new FeedParser();
    private final ChangeDetector detector = new ChangeDetector(KNOWN, MOST_ENTRIES);

    @Override
    public int documents() {
        return 2;
    }

    @Override
    public List<String> wrong(long seed) {
        FaultyFeed first = FaultyFeed.of(seed);
        FaultyFeed second = FaultyFeed.of(seed, 1);
        FeedSpec spec = new FeedSpec(
                FeedIds.of(first.url()), first.url(), null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);
        FeedState before = FeedProgress.initial(spec, NOW);
        FeedChanges changes = changes(spec, before, first);
        List<String> wrong = new ArrayList<>(first.ruined() ? List.of() : first.wrong(articles(changes)));
        FeedStateBuilder after = FeedStateBuilder.builder(before);
        if (changes != null) {
            after.known(KnownItems.encode(changes.items()));
            after.boilerplate(changes.boilerplate());
        }
        FeedChanges later = changes(spec, after.build(), second);
        if (!first.ruined() && !second.ruined()) {
            wrong.addAll(second.wrong(first, articles(later)));
        }
        return wrong;
    }

    private @Nullable FeedChanges changes(FeedSpec spec, FeedState state, FaultyFeed feed) {
        return parser.parse(new FeedDocument(feed.bytes(), feed.url(), feed.contentType()))
                        instanceof ParseResult.Parsed parsed
                ? ArticleLimits.apply(detector.detect(spec, state, parsed.feed(), NOW))
                        .changes()
                : null;
    }

    private static List<Article> articles(@Nullable FeedChanges changes) {
        return changes == null ? List.of() : changes.articles();
    }

    @Override
    public String shown(long seed) {
        return shown(FaultyFeed.of(seed)) + shown(FaultyFeed.of(seed, 1));
    }

    private static String shown(FaultyFeed feed) {
        return "%n%s %s%s%n%s%n"
                .formatted(
                        feed.url(),
                        feed.contentType(),
                        feed.ruined() ? ", bytes changed at random" : "",
                        new String(feed.bytes(), StandardCharsets.UTF_8));
    }
}
