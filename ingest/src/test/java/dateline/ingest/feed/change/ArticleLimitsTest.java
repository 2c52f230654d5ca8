package dateline.ingest.feed.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArticleLimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String URL = "https://news.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);

    @Test
    void sixTitlesOfThreeMegabytes_areSixArticlesWithTitlesCut() {
        String items = IntStream.range(0, 6)
                .mapToObj(i ->
                        "<item><guid>" + i + "</guid><title>" + i + " " + "word ".repeat(600_000) + "</title></item>")
                .collect(Collectors.joining());
        ArticleLimits.Bounded bounded = articles("x", items);
        assertThat(bounded.changes().articles())
                .hasSize(6)
                .allSatisfy(article -> assertThat(article.title())
                        .endsWith("…")
                        .hasSizeBetween(ArticleLimits.TITLE - 10, ArticleLimits.TITLE));
        assertThat(bounded.cut()).hasSize(6).containsOnly("title");
        assertThat(bounded.changes().articles())
                .allSatisfy(article -> assertThat(article.truncated()).containsExactly("title"));
    }

    @Test
    void everyFieldHasALimit() {
        String longest = "x".repeat(100_000);
        String names = IntStream.range(0, 150)
                .mapToObj(i -> "<category>" + i + longest.substring(0, 1_000) + "</category>")
                .collect(Collectors.joining());
        ArticleLimits.Bounded bounded = articles(
                longest,
                "<item><guid isPermaLink='false'>" + longest + "</guid><title>t</title><link>https://news.example/"
                        + longest + "</link><author>" + longest + "</author>" + names
                        + "<enclosure type='image/png' url='https://news.example/" + longest + "'/></item>");
        Article article = bounded.changes().articles().getFirst();
        assertThat(article.outlet()).hasSize(ArticleLimits.OUTLET).endsWith("x…");
        assertThat(article.url()).isEmpty();
        assertThat(article.canonicalUrl()).isEmpty();
        assertThat(article.guid()).startsWith("long:").hasSizeLessThan(100);
        assertThat(article.image()).isNull();
        assertThat(article.authors()).allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(ArticleLimits.NAME));
        assertThat(article.categories())
                .hasSize(ArticleLimits.NAMES)
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(ArticleLimits.NAME));
        assertThat(article.truncated())
                .containsExactly("outlet", "authors", "categories", "url", "canonicalUrl", "guid", "image");
        assertThat(bounded.cut()).contains("outlet", "url", "canonicalUrl", "guid", "image", "authors", "categories");
    }

    @Test
    void whatFits_isLeftAsItIs() {
        ArticleLimits.Bounded bounded = articles("x", "<item><guid>1</guid><title>t</title></item>");
        assertThat(bounded.cut()).isEmpty();
        assertThat(bounded.changes().articles().getFirst().title()).isEqualTo("t");
        assertThat(bounded.changes().articles().getFirst().truncated()).isNull();
    }

    private static ArticleLimits.Bounded articles(String title, String items) {
        String document = "<rss version='2.0'><channel><title>" + title + "</title>" + items + "</channel></rss>";
        ParseResult read = new FeedParser().parse(new FeedDocument(document.getBytes(UTF_8), URL, null));
        return ArticleLimits.apply(new ChangeDetector(100, 100)
                .detect(SPEC, FeedProgress.initial(SPEC, NOW), ((ParseResult.Parsed) read).feed(), NOW));
    }
}
