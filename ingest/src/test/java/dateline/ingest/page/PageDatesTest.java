package dateline.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an article was published and changed, in all the ways that publishers write that down. */
class PageDatesTest {
    private static final String STORY =
            "<p>The ferry to the island stopped on Monday after its captain found water in the engine room.</p>"
                    + "<p>Nobody was hurt, and the forty passengers were brought ashore by fishermen within an hour.</p>";
    private static final String RIGHT = "2025-06-03T10:00:00Z";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "article:published_time",
                "article.published-time",
                "published_at",
                "publishedDate",
                "date_published",
                "datePosted",
                "DC.Date.Published",
                "dcterms.available",
                "bepress_citation_online_date",
                "mediator_published_time",
                "nrbi:publishedDate",
                "gsa.article.publishDate",
                "og:publish_date",
                "wkhealth_pub_date",
                "Last-Published",
                "firstPublished",
                "dcsext.pn-pubdate"
            })
    void metadata_byAnyName(String name) {
        for (String attribute : new String[] {"name", "property"}) {
            String meta = "<meta " + attribute + "='" + name + "' content='2025-06-03T12:00:00+02:00'>";
            assertThat(page(meta, "").published()).as(attribute).isEqualTo(RIGHT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unpublish_date", "expiry_date", "date_of_birth", "updated_at", "datacenter"})
    void otherDate_isNotTheArticles(String name) {
        assertThat(page("<meta name='" + name + "' content='2031-01-01T00:00:00Z'>", "")
                        .published())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<time>3 June 2025 10:00</time>",
                "<span class='entry-date'>June 3, 2025 10:00</span>",
                "<p class='post-date'>3 June 2025, 10:00</p>",
                "<div class='article-date'>Published: 3 June 2025, 10:00</div>",
                "<span class='c-byline__pubdate pub-date'>3 June 2025 10:00</span>",
                "<span property='schema:datePublished' content='2025-06-03T10:00:00Z'>Tuesday</span>",
                "<span property='dc:date' content='2025-06-03T10:00:00Z'>Tuesday</span>",
                "<relative-time datetime='2025-06-03T10:00:00Z'>Tuesday</relative-time>",
                "<time datetime='yesterday' title='2025-06-03T10:00:00Z'>Tuesday</time>",
                "<span class='timestamp' data-timestamp='1748944800'>Tuesday</span>"
            })
    void dateWithinTheArticle(String element) {
        assertThat(page("", element).published()).isEqualTo(RIGHT);
    }

    @Test
    void onlyTimeOfThePage_isTheArticles_alsoAboveIt() {
        String before = "<header><time datetime='2025-06-03T10:00:00Z'>Tuesday</time></header>";
        assertThat(read("", before + "<article>" + STORY + "</article>").published())
                .isEqualTo(RIGHT);
        String clock = "<header><time datetime='2031-01-01T10:00:00Z'>now</time></header>";
        String own = "<article><time datetime='2025-06-03T10:00:00Z'>Tuesday</time>" + STORY + "</article>";
        assertThat(read("", clock + own).published()).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='/zoo'><span class='post-date'>1 May 2019</span></a>",
                "<aside><span class='post-date'>1 May 2019</span></aside>",
                "<div class='related'><time>1 May 2019</time></div>",
                "<span class='post-date'>On 1 May 2019 the ferry had stopped for the first time, and nobody knew for how long that would be.</span>"
            })
    void dateOfSomethingElse_isNotTaken(String element) {
        assertThat(page("", element).published()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<time class='updated' datetime='2025-06-03T10:00:00Z'>Tuesday</time>",
                "<abbr class='updated' title='2025-06-03T10:00:00Z'>Tuesday</abbr>",
                "<span property='schema:dateModified' content='2025-06-03T10:00:00Z'>Tuesday</span>",
                "<meta name='article.updated_at' content='2025-06-03T10:00:00Z'>"
            })
    void modified(String element) {
        Page page = page("", element);
        assertThat(page.modified()).isEqualTo(RIGHT);
        assertThat(page.published()).isNull();
    }

    private static Page page(String head, String element) {
        return read(head, "<article><h1>Ferry stops</h1>" + element + STORY + "</article>");
    }

    private static Page read(String head, String body) {
        String html =
                "<html lang=en><head><title>Ferry stops</title>" + head + "</head><body>" + body + "</body></html>";
        return new PageReader().read(html.getBytes(UTF_8), "text/html; charset=utf-8", "https://harbour.example/ferry");
    }
}
