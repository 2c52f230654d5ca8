package dateline.ingest.feed.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.Article.Kind;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedStateBuilder;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items that look different at each poll without being so. */
class RestlessItemsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");
    private static final String DATE = "<pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>";
    private static final String URL = "https://gazette.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);

    private final ChangeDetector detector = new ChangeDetector(100, 100);
    private final List<Article> articles = new ArrayList<>();
    private List<KnownItems.Item> known = List.of();
    private Instant now = NOW;

    @Test
    void undatedItemWhoseGuidAndLinkAreNewEachTime_isOneArticle() {
        for (int poll = 0; poll < 5; poll++) {
            String link = "https://gazette.example/story?session=" + poll;
            poll(item("Dam holds", link, "The dam has held through the night.", link, ""));
        }
        assertThat(articles).hasSize(1);
    }

    @Test
    void undatedItemBesideTheOneOfTheSameWords_isAnother() {
        String one = item("Dam holds", "https://gazette.example/1", "The dam holds.", "1", "");
        poll(one);
        poll(one + item("Dam holds", "https://gazette.example/2", "The dam holds.", "2", ""));
        assertThat(articles).hasSize(2);
    }

    @Test
    void correctedHeadlineAndSlug_withTheSameNumber_isARevision() {
        String text = "The head of the water board has left her post after the report on the dam.";
        poll(item("Water chief leaves", "https://gazette.example/water-chief-leaves/a-4410023", text, null, DATE));
        poll(item(
                "Water chief dismissed", "https://gazette.example/water-chief-dismissed/a-4410023", text, null, DATE));
        assertThat(articles).extracting(Article::kind).containsExactly(Kind.NEW, Kind.UPDATED);
        assertThat(articles)
                .extracting(Article::id)
                .containsOnly(articles.getFirst().id());
        assertThat(articles.getLast().changed()).containsExactly("title");
    }

    @Test
    void laterStoryWithTheSameStockText_isAnother() {
        String text = "Read the whole story on our pages, with pictures and comments.";
        poll(item("One", "https://gazette.example/one-4410023", text, null, DATE));
        String later = "<pubDate>Tue, 24 Nov 2026 18:00:00 GMT</pubDate>";
        poll(item("Two", "https://gazette.example/two-4410024", text, null, later));
        assertThat(articles).extracting(Article::kind).containsExactly(Kind.NEW, Kind.NEW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Updated 5 minutes ago, 12 comments.       | Updated 2 hours ago, 1,031 comments.",
                "vor 3 Minuten aktualisiert, 9 Kommentare  | vor 21 Stunden aktualisiert, 120 Kommentare",
                "Il y a 5 minutes                          | Il y a 2 heures",
                "منذ 5 دقائق                               | منذ 12 دقيقة",
                "3分前                                     | 14分前",
            })
    void wordsThatCountUp_areNoRevision(String first, String second) {
        poll(item("Siege of the town", "https://gazette.example/live", "The siege goes on. " + first, "live", DATE));
        poll(item("Siege of the town", "https://gazette.example/live", "The siege goes on. " + second, "live", DATE));
        assertThat(articles).hasSize(1);
        assertThat(articles.getFirst().text()).contains(first.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "At least 12 people died in 3 minutes. | At least 15 people died in 3 minutes.",
                "The vote was 5 to 4.                  | The vote was 6 to 3.",
            })
    void otherNumbers_areARevision(String first, String second) {
        poll(item("Flood", "https://gazette.example/flood", first, "flood", DATE));
        poll(item("Flood", "https://gazette.example/flood", second, "flood", DATE));
        assertThat(articles).extracting(Article::kind).containsExactly(Kind.NEW, Kind.UPDATED);
    }

    private void poll(String items) {
        String document = "<rss version='2.0'><channel><title>Gazette</title>" + items + "</channel></rss>";
        ParseResult read = new FeedParser().parse(new FeedDocument(document.getBytes(UTF_8), URL, null));
        FeedChanges changes = detector.detect(
                SPEC,
                FeedStateBuilder.builder(FeedProgress.initial(SPEC, NOW))
                        .known(KnownItems.encode(known))
                        .build(),
                ((ParseResult.Parsed) read).feed(),
                now);
        articles.addAll(changes.articles());
        known = changes.items();
        now = now.plusSeconds(60);
    }

    private static String item(String title, String link, String text, String guid, String more) {
        String id = guid == null ? "" : "<guid isPermaLink='false'>" + guid + "</guid>";
        return "<item><title>" + title + "</title><link>" + link + "</link>" + id + "<description>" + text
                + "</description>" + more + "</item>";
    }
}
