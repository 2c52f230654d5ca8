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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References and markup are undone as often as the format escapes them, and not once more on the way to the article. */
class TextReadOnceTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String URL = "https://news.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How to use &amp;lt;script> safely, and &amp;lt;b> too | How to use <script> safely, and <b> too",
                "How to use &amp;amp;lt;script> safely | How to use &lt;script> safely",
                "Fish &amp;amp; &lt;i>chips&lt;/i> | Fish & chips",
                "AT&amp;T &lt;3 | AT&T <3",
            })
    void titleOfRss_isDecodedOnce(String written, String read) {
        Article article = only("<rss version='2.0'><channel><title>t</title><item><guid>1</guid><title>" + written
                + "</title><description>" + written + "</description></item></channel></rss>");
        assertThat(article.title()).isEqualTo(read);
        assertThat(article.summary()).isEqualTo(read);
        assertThat(article.text()).isEqualTo(read);
    }

    @Test
    void textOfJsonFeed_isPlain() {
        Article article = only("""
                {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1",
                "title": "Why <script> tags broke the bank", "summary": "It was <style> &amp; more",
                "content_text": "The <template> was the cause, not &lt;b>, it is said"}]}""");
        assertThat(article.title()).isEqualTo("Why <script> tags broke the bank");
        assertThat(article.summary()).isEqualTo("It was <style> &amp; more");
        assertThat(article.text()).isEqualTo("The <template> was the cause, not &lt;b>, it is said");
    }

    @Test
    void textOfAtom_isWhatItsTypeSays() {
        Article article = only("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>1</id>
                <title type="text">Use &lt;script> &amp;amp; more</title>
                <summary type="text">a &lt;noscript> b</summary>
                <content type="html">&lt;p>c &amp;lt;style> d&lt;/p></content></entry></feed>""");
        assertThat(article.title()).isEqualTo("Use <script> &amp; more");
        assertThat(article.summary()).isEqualTo("a <noscript> b");
    }

    @Test
    void scriptsAndStyles_areNoText() {
        Article article = only(
                "<rss version='2.0'><channel><title>t</title><item><guid>1</guid><description><![CDATA["
                        + "<p onclick='x()'>a<script>b</script><style>c</style></p><!-- d --><p>e</p>]]></description></item></channel></rss>");
        assertThat(article.text()).isEqualTo("a\ne");
    }

    private static Article only(String document) {
        ParseResult read = new FeedParser().parse(new FeedDocument(document.getBytes(UTF_8), URL, null));
        List<Article> articles = new ChangeDetector(10, 10)
                .detect(SPEC, FeedProgress.initial(SPEC, NOW), ((ParseResult.Parsed) read).feed(), NOW)
                .articles();
        assertThat(articles).hasSize(1);
        return articles.getFirst();
    }
}
