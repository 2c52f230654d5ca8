package dateline.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFactsTest {
    private static final String URL = "https://harbour.example/news/ferry";
    private static final String ARTICLE =
            "\"@type\": \"NewsArticle\", \"headline\": \"Ferry sails again\", \"datePublished\": \"2025-06-03T10:00:00Z\", \"author\": {\"@type\": \"Person\", \"name\": \"Ann Author\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type='application/ld+json'>{" + ARTICLE + "}</script>",
                "<script type='application/ld+json; charset=utf-8'>{" + ARTICLE + "}</script>",
                "<script type='Application/LD+JSON'>{" + ARTICLE + "}</script>",
                "<script type='application/ld+json'>{" + ARTICLE + ",}</script>",
                "<script type='application/ld+json'>{" + ARTICLE + "};</script>",
                "<script type='application/ld+json'>{" + ARTICLE
                        + ", \"description\": \"two\nlines\tand a tab\"}</script>",
                "<script type='application/ld+json'><!-- {" + ARTICLE + "} --></script>",
                "<script type='application/ld+json'>//<![CDATA[\n{" + ARTICLE + "}\n//]]></script>",
                "<script type='application/ld+json'>/*<![CDATA[*/{" + ARTICLE + "}/*]]>*/</script>",
                "<script type='application/ld+json'>{/* a note */" + ARTICLE + "}</script>",
                "<script type='application/ld+json'>{\"@type\": \"WebSite\"}{" + ARTICLE + "}</script>",
                "<script type='application/ld+json'>[{\"@type\": \"WebSite\"}, {" + ARTICLE + "}]</script>",
                "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebSite\"}, {" + ARTICLE
                        + "}]}</script>",
                "<script type='application/ld+json'>{\"@type\": \"WebPage\", \"mainEntity\": {" + ARTICLE
                        + "}}</script>",
                "<script type='application/ld+json'>{\"@type\": \"WebPage\", \"mainEntity\": [{" + ARTICLE
                        + "}]}</script>",
                "<script type='application/ld+json'>{" + ARTICLE + ", \"keywords\": [\"a\", </script>",
                "<script type='application/ld+json'>{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2025-06-03T10:00:00Z&quot;, &quot;author&quot;: &quot;Ann Author&quot;}</script>",
                "<script type='application/ld+json'>{\"@type\": \"http://schema.org/NewsArticle\", \"datePublished\": \"2025-06-03T10:00:00Z\", \"creator\": \"Ann Author\"}</script>"
            })
    void linkedData_isReadLeniently(String head) {
        Page page = page(head, "");
        assertThat(page.published()).isEqualTo("2025-06-03T10:00:00Z");
        assertThat(page.authors()).containsExactly("Ann Author");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"url\": \"https://harbour.example/news/ferry\"",
                "\"@id\": \"http://www.harbour.example/news/ferry/#article\"",
                "\"mainEntityOfPage\": \"https://harbour.example/news/ferry?utm_source=x\"",
                "\"mainEntityOfPage\": {\"@id\": \"/news/ferry\"}",
                "\"headline\": \"Ferry sails again\""
            })
    void ofSeveralStories_thePagesOwnIsTaken(String own) {
        String other =
                "{\"@type\": \"NewsArticle\", \"headline\": \"Zoo opens\", \"datePublished\": \"2019-01-01\", \"author\": {\"name\": \"Zed Zoo\"}, \"url\": \"https://harbour.example/news/zoo\", \"isAccessibleForFree\": false}";
        String article = "{\"@type\": \"NewsArticle\", " + own
                + ", \"datePublished\": \"2025-06-03T10:00:00Z\", \"author\": {\"name\": \"Ann Author\"}}";
        for (String head : new String[] {
            "<script type='application/ld+json'>" + other + "</script><script type='application/ld+json'>" + article
                    + "</script>",
            "<script type='application/ld+json'>[" + other + "," + article + "]</script>",
            "<script type='application/ld+json'>{\"@graph\": [" + other + "," + article + "]}</script>"
        }) {
            Page page = page(head, "");
            assertThat(page.published()).isEqualTo("2025-06-03T10:00:00Z");
            assertThat(page.authors()).containsExactly("Ann Author");
            assertThat(page.paywalled()).isFalse();
        }
    }

    @Test
    void storyOfAnotherPage_isNotTaken() {
        Page page = page(
                "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Zoo opens\", \"datePublished\": \"2019-01-01\", \"author\": \"Zed Zoo\", \"url\": \"https://harbour.example/news/zoo\", \"isAccessibleForFree\": false}</script>"
                        + "<script type='application/ld+json'>{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"NewsArticle\", \"headline\": \"Zoo closes\", \"author\": \"Zed Zoo\"}]}</script>",
                "");
        assertThat(page.published()).isNull();
        assertThat(page.authors()).isEmpty();
        assertThat(page.paywalled()).isFalse();
    }

    @Test
    void whatIsNamedByItsId_isLookedUp() {
        Page page = page(
                "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"Ferry sails again\", \"datePublished\": \"2025-06-03T10:00:00Z\", \"author\": {\"@id\": \"#ann\"}, \"image\": {\"@id\": \"#p\"}},"
                        + "{\"@type\": \"ImageObject\", \"@id\": \"#p\", \"url\": \"https://harbour.example/p.jpg\", \"caption\": \"The ferry\"}]}</script>"
                        + "<script type='application/ld+json'>{\"@type\": \"Person\", \"@id\": \"#ann\", \"name\": \"Ann Author\"}</script>",
                "");
        assertThat(page.authors()).containsExactly("Ann Author");
        assertThat(page.image()).extracting("url").isEqualTo("https://harbour.example/p.jpg");
        assertThat(page.image()).extracting("caption").isEqualTo("The ferry");
    }

    @Test
    void idsThatPointAtEachOther_areGivenUp() {
        assertThat(page(
                                "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"@id\": \"#a\", \"author\": {\"@id\": \"#b\"}}</script>"
                                        + "<script type='application/ld+json'>{\"@id\": \"#b\", \"name\": {\"@id\": \"#b\"}}</script>",
                                "")
                        .authors())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"Ann Author\", \"Bob Writer\"]",
                "{\"name\": [\"Ann Author\", \"Bob Writer\"]}",
                "[{\"name\": {\"@value\": \"Ann Author\"}}, {\"name\": {\"name\": \"Bob Writer\"}}]",
                "{\"@list\": [{\"name\": \"Ann Author\"}, {\"name\": \"Bob Writer\"}]}",
                "\"By Ann Author and Bob Writer\"",
                "\"Ann Author, Bob Writer\"",
                "[{\"@type\": \"Person\", \"givenName\": \"Ann\", \"familyName\": \"Author\"}, \"Bob Writer\"]"
            })
    void names_areReadHoweverNested(String author) {
        assertThat(page(
                                "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": " + author
                                        + "}</script>",
                                "")
                        .authors())
                .containsExactly("Ann Author", "Bob Writer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='article:published_time' content='2025-06-03T10:00:00Z'>",
                "<meta property='og:article:published_time' content='2025-06-03T10:00:00Z'>",
                "<meta property='og:published_time' content='2025-06-03T10:00:00Z'>",
                "<meta name='Article:Published_Time' content='2025-06-03T10:00:00Z'>",
                "<meta itemprop='datePublished' content='2025-06-03T10:00:00Z'>",
                "<meta name='DC.date.issued' content='2025-06-03T10:00:00Z'>",
                "<meta name='dcterms.created' content='2025-06-03T10:00:00Z'>",
                "<meta name='dcterms.issued' content='2025-06-03T10:00:00Z'>",
                "<meta name='DC.Date' content='2025-06-03T10:00:00Z'>",
                "<meta name='pubdate' content='2025-06-03T10:00:00Z'>",
                "<meta name='publish-date' content='2025-06-03T10:00:00Z'>",
                "<meta name='publication_date' content='2025-06-03T10:00:00Z'>",
                "<meta name='parsely-pub-date' content='2025-06-03T10:00:00Z'>",
                "<meta name='sailthru.date' content='Tue, 03 Jun 2025 10:00:00 GMT'>",
                "<meta name='cXenseParse:recs:publishtime' content='2025-06-03T10:00:00Z'>",
                "<meta name='citation_publication_date' content='2025/06/03 10:00'>",
                "<meta name='bt:pubDate' content='2025-06-03T10:00:00Z'>",
                "<meta name='article_date_original' content='Tuesday, June 03, 2025, 10:00:00 AM'>",
                "<meta name='OriginalPublicationDate' content='2025/06/03 10:00:00'>",
                "<meta name='date' content='never'><meta name='pubdate' content='2025-06-03T10:00:00Z'>",
                "<script type='application/ld+json'>{\"@type\": \"WebPage\", \"url\": \"https://harbour.example/news/ferry\", \"datePublished\": \"2025-06-03T10:00:00Z\"}</script>"
            })
    void date_isFoundInTheHead(String head) {
        assertThat(page(head, "").published()).isEqualTo("2025-06-03T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<time itemprop='datePublished' datetime='2025-06-03T12:00:00+02:00'>3 June</time>",
                "<span itemprop='datePublished' content='2025-06-03T10:00:00Z'>today</span>",
                "<span itemprop='datePublished'>3 June 2025, 10:00</span>",
                "<time pubdate datetime='2025-06-03T10:00:00Z'>3 June</time>",
                "<time datetime='2025-06-03T10:00:00Z'>3 June</time>",
                "<time class='entry-date published' datetime='2025-06-03T10:00:00Z'>3 June</time><time class='updated' datetime='2025-06-04T10:00:00Z'>4 June</time>",
                "<time class='updated' datetime='2025-06-04T10:00:00Z'>4 June</time><time class='published' datetime='2025-06-03T10:00:00Z'>3 June</time>",
                "<abbr class='published' title='2025-06-03T10:00:00Z'>3 June</abbr>"
            })
    void date_isFoundInTheBody(String body) {
        assertThat(page("", body).published()).isEqualTo("2025-06-03T10:00:00Z");
    }

    @Test
    void datesOfOtherStories_areNotTaken() {
        assertThat(page(
                                "",
                                "<aside><time datetime='2019-01-01T00:00:00Z'>then</time></aside><div class='comments'><time datetime='2020-01-01T00:00:00Z'>then</time></div>")
                        .published())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='article:modified_time' content='2025-06-04T10:00:00Z'>",
                "<meta name='dcterms.modified' content='2025-06-04T10:00:00Z'>",
                "<meta itemprop='dateModified' content='2025-06-04T10:00:00Z'>",
                "<meta name='last-modified' content='2025-06-04T10:00:00Z'>"
            })
    void change_isFoundInTheHead(String head) {
        assertThat(page(head, "").modified()).isEqualTo("2025-06-04T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class='byline'>By <a rel='author' href='/ann'>Ann Author</a></p>",
                "<span itemprop='author' itemscope><span itemprop='name'>Ann Author</span></span>",
                "<span itemprop='author'>Ann Author</span>",
                "<meta itemprop='author' content='Ann Author'>",
                "<div itemprop='author' itemscope><meta itemprop='name' content='Ann Author'></div>",
                "<address><a rel='author nofollow' href='/ann'>By Ann Author</a></address>"
            })
    void byline_isTheAuthor(String body) {
        assertThat(page("", body).authors()).containsExactly("Ann Author");
        assertThat(page(
                                "",
                                body
                                        + "<div class='comments'><span itemprop='comment'><span itemprop='author'>Troll</span></span></div>")
                        .authors())
                .containsExactly("Ann Author");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta name='author' content='Ann Author, Bob Writer'>",
                "<meta name='author' content='Ann Author'><meta name='author' content='Bob Writer'>",
                "<meta name='sailthru.author' content='Ann Author, Bob Writer'>",
                "<meta name='parsely-author' content='Ann Author and Bob Writer'>",
                "<meta name='citation_author' content='Ann Author'><meta name='citation_author' content='Bob Writer'>",
                "<meta name='DC.Creator' content='Ann Author; Bob Writer'>",
                "<meta property='article:author' content='https://social.example/ann'><meta name='author' content='By Ann Author and Bob Writer'>"
            })
    void authors_areFoundInTheHead(String head) {
        assertThat(page(head, "").authors()).containsExactly("Ann Author", "Bob Writer");
    }

    @Test
    void language_isFoundInLinkedDataToo() {
        assertThat(page(
                                "<script type='application/ld+json'>{" + ARTICLE
                                        + ", \"inLanguage\": {\"alternateName\": \"pt-BR\"}}</script>",
                                "")
                        .language())
                .isEqualTo("pt-BR");
        assertThat(page("<meta http-equiv='Content-Language' content='pt-BR'>", "")
                        .language())
                .isEqualTo("pt-BR");
    }

    private static Page page(String head, String body) {
        String html =
                "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Ferry sails again | Harbour</title>" + head
                        + "</head><body><article><h1>Ferry sails again</h1>" + body
                        + "<p>The ferry across the harbour sails again since the morning, after three months in the dock for new engines.</p>"
                        + "<p>It takes forty cars and leaves every half hour, and the crossing costs as much as it did before the repair.</p>"
                        + "</article></body></html>";
        return new PageReader().read(html.getBytes(UTF_8), "text/html", URL);
    }
}
