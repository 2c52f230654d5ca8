package dateline.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PageReaderTest {
    private static final String SENTENCE =
            "The council agreed on Tuesday to rebuild the old bridge over the river, at a cost of two million. ";

    private final PageReader reader = new PageReader();

    @Test
    void article_isFoundWithoutWhatSurroundsIt() {
        Page page = read("""
                <html lang="en_GB"><head><title>Bridge | The Times</title><meta property="og:title" content="Bridge to be rebuilt">
                <link rel="canonical" href="/bridge"><meta property="og:image" content="/lead.jpg">
                <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{"name":"Ann Author"},"datePublished":"2026-03-03T08:15:30Z","dateModified":"2026-03-04T10:00:00+01:00"}]}</script></head>
                <body><nav><a href="/">Home</a><a href="/a">Sport and weather and all the other sections</a></nav>
                <div class="story"><h1>Bridge to be rebuilt</h1><div class="byline">By Ann Author in the city hall</div>
                <figure><img src="/640/lead.jpg?w=640"><figcaption>The old bridge, seen from the north bank. Photo: Someone</figcaption></figure>
                <p>First. %s</p><p>Second. %s</p><p><a href="/x">Related: ten more bridges that you should see</a></p><p>Third. %s</p>
                <p>Sign up for our newsletter and never miss a story.</p></div><footer>Copyright 2026</footer></body></html>""".formatted(SENTENCE, SENTENCE, SENTENCE));
        assertThat(page.title()).isEqualTo("Bridge to be rebuilt");
        assertThat(page.text().lines().map(line -> line.substring(0, 5))).containsExactly("First", "Secon", "Third");
        assertThat(page.canonicalUrl()).isEqualTo("https://news.example/bridge");
        assertThat(page.authors()).containsExactly("Ann Author");
        assertThat(page.published()).isEqualTo("2026-03-03T08:15:30Z");
        assertThat(page.image())
                .isEqualTo(new Article.Image(
                        "https://news.example/lead.jpg", "The old bridge, seen from the north bank."));
        assertThat(page.modified()).isEqualTo("2026-03-04T09:00:00Z");
        assertThat(page.paywalled()).isFalse();
        assertThat(page.language()).isEqualTo("en-GB");
    }

    @Test
    void pageWithoutMarkup_jsonLdBodyStandsIn() {
        Page page = read(
                "<html><head><script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"H\",\"articleBody\":\""
                        + SENTENCE.repeat(4) + "\"}</script></head><body><div id=app></div></body></html>");
        assertThat(page.title()).isEqualTo("H");
        assertThat(page.text()).startsWith("The council agreed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>",
                "<meta property='article:content_tier' content='locked'>",
                "<div class=x>Subscribe to continue reading. Already a subscriber? Log in</div>",
                "<div class=x>Cet article est réservé aux abonnés</div>",
                "<div class=x>Dieser Artikel ist nur für Abonnenten</div>",
            })
    void pageForSubscribers_saysSo(String sign) {
        assertThat(read(sign + "<article><p>" + SENTENCE + "</p></article>").paywalled())
                .isTrue();
    }

    @Test
    void wholeArticle_isNotPaywalled_becauseThereIsAnInvitationBelowIt() {
        String whole = IntStream.range(0, 6)
                .mapToObj(i -> "<p>In part " + i + ": " + SENTENCE.repeat(4) + "</p>")
                .collect(Collectors.joining());
        assertThat(read("<article>" + whole + "</article><footer>Already a subscriber?</footer>")
                        .paywalled())
                .isFalse();
        assertThat(
                        read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":true}</script><p>"
                                        + SENTENCE + "</p>")
                                .paywalled())
                .isFalse();
    }

    @Test
    void hostilePages_areSurvived() {
        assertThat(read("<div>".repeat(100_000) + SENTENCE).text()).contains("council");
        assertThat(read("<p>x".repeat(20_000)).text()).isNotNull();
        assertThat(read("<table><tr><td class='share'>".repeat(5_000) + SENTENCE))
                .isNotNull();
        assertThat(read("").text()).isEmpty();
        assertThat(read("<script type='application/ld+json'>" + "[".repeat(100_000))
                        .title())
                .isEmpty();
    }

    private Page read(String html) {
        return reader.read(html.getBytes(UTF_8), "text/html; charset=utf-8", "https://news.example/2026/bridge.html");
    }
}
