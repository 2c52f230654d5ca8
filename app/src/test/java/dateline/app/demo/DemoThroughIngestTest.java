package dateline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.demo.Expected.FinalArticle;
import dateline.app.demo.WalkingReader.Poll;
import dateline.contract.record.Article;
import dateline.contract.record.Article.PublishedStatus;
import dateline.contract.record.FeedState;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.PollSchedule;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The documents as Dateline itself reads them, the ill-formed one repaired. */
class DemoThroughIngestTest {
    private static final Instant EPOCH = Instant.parse("2026-03-04T05:06:07Z");
    private static final Instant NOW = EPOCH.plusSeconds(90);

    private final FeedParser parser = new FeedParser();
    private final ChangeDetector detector = new ChangeDetector(200, 200);
    private final FeedProgress progress =
            new FeedProgress(new PollSchedule(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    private final Map<String, FeedState> states = new HashMap<>();
    private final List<Article> records = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    @Test
    void ingest_findsWhatIsExpected() throws Exception {
        try (DemoFeedServer server = DemoFeedServer.start(0, EPOCH, Duration.ofSeconds(60), InstantSource.fixed(NOW))) {
            for (Poll poll : WalkingReader.everyDocument(server)) {
                read(poll);
            }
            Expected expected = server.expected();
            assertThat(records).hasSize(expected.records());
            assertThat(unreadable).hasSize(expected.deadLetters());
            assertThat(owners()).isEqualTo(names(expected));
            assertThat(records).allMatch(a -> a.text().length() > 40);
            assertThat(records)
                    .filteredOn(a -> a.publishedStatus() == PublishedStatus.MISSING)
                    .extracting(Article::outlet)
                    .containsExactlyInAnyOrder("Northern Herald", "El Vigía Austral");
            assertThat(records).noneMatch(a -> a.publishedStatus() == PublishedStatus.CLAMPED);
        }
    }

    private void read(Poll poll) {
        FeedState before = states.getOrDefault(poll.feed().id(), FeedProgress.initial(poll.feed(), NOW));
        var document = new FeedDocument(poll.body(), poll.feed().url(), poll.contentType());
        switch (parser.parse(document)) {
            case ParseResult.Unreadable why -> unreadable.add(why.reason());
            case ParseResult.Parsed parsed -> {
                FeedChanges changes = detector.detect(poll.feed(), before, parsed.feed(), NOW);
                assertThat(changes.ignored()).isZero();
                records.addAll(changes.articles());
                var answer = new FeedProgress.Answer(poll.feed().url(), poll.validator(), null, null, null);
                states.put(poll.feed().id(), progress.read(before, answer, parsed.feed(), changes, null, NOW));
            }
        }
    }

    /** Each article's first feed, last revision there, and address or title. */
    private List<String> owners() {
        Map<String, Article> owned = new LinkedHashMap<>();
        for (Article article : records) {
            Article first = owned.putIfAbsent(article.id(), article);
            if (first != null && first.feedId().equals(article.feedId())) {
                owned.put(article.id(), article);
            }
        }
        return owned.values().stream()
                .map(a -> a.outlet() + " " + a.revision() + " " + a.canonicalUrl() + " " + a.title())
                .sorted()
                .toList();
    }

    private static List<String> names(Expected expected) {
        return expected.articles().stream()
                .map(DemoThroughIngestTest::name)
                .sorted()
                .toList();
    }

    private static String name(FinalArticle a) {
        String address = a.canonicalUrl() == null ? "" : a.canonicalUrl();
        return a.outlet() + " " + a.revision() + " " + address + " " + a.title();
    }
}
