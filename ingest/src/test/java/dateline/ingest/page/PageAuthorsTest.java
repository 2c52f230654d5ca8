package dateline.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAuthorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span class='byline'>By Ann Author</span>",
                "<div class='article__author'>By Ann Author</div>",
                "<div class='post-author'>Ann Author</div>",
                "<span class='author vcard'><a class='url fn n' href='/ann'>Ann Author</a></span>",
                "<div class='byline'><span class='byline__name'>By Ann Author</span><span class='byline__title'>Harbour Reporter</span></div>",
                "<p class='byline'>By <a href='/author/ann'>Ann Author</a>, chief reporter of the harbour desk</p>",
                "<span itemprop='creator'>Ann Author</span>",
                "<span property='schema:author'>Ann Author</span>",
                "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ann Author'>"
            })
    void byline(String element) {
        assertThat(page("", element).authors()).containsExactly("Ann Author");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='comments'><span class='author'>Troll Person</span></div>",
                "<div class='byline'>Updated on 3 June 2025</div>",
                "<div class='author-box'>Ann Author</div>",
                "<div class='byline'>our correspondent in the harbour</div>",
                "<meta name='twitter:label1' content='Reading time'><meta name='twitter:data1' content='Five Minutes'>"
            })
    void whatIsNoByline_namesNobody(String element) {
        assertThat(page("", element).authors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"author\": \"#ann\"",
                "\"author\": {\"@type\": \"Person\", \"@id\": \"#ann\"}",
                "\"author\": [{\"@id\": \"#ann\"}]",
                "\"author\": {\"@type\": \"Role\", \"author\": {\"name\": \"Ann Author\"}}",
                "\"author\": {\"alternateName\": \"Ann Author\"}",
                "\"author\": {\"name\": [\"Ann Author\"]}, \"keywords\": undefined"
            })
    void linkedData(String author) {
        assertThat(linked("{\"@graph\": [{\"@type\": \"newsArticle\", \"headline\": \"Ferry stops\", " + author
                                + "}, {\"@id\": \"#ann\", \"@type\": \"Person\", \"name\": \"Ann Author\"}]}")
                        .authors())
                .containsExactly("Ann Author");
    }

    @Test
    void partThatIsNotFree_makesAPaywall() {
        assertThat(linked(
                                "{\"@type\": \"NewsArticle\", \"headline\": \"Ferry stops\", \"hasPart\": {\"@type\": \"WebPageElement\", \"isAccessibleForFree\": \"False\"}}")
                        .paywalled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='og:image:secure_url' content='/p.jpg'>",
                "<meta name='twitter:image:src' content='/p.jpg'>",
                "<link rel='image_src' href='/p.jpg'>",
                "<meta itemprop='image' content='/p.jpg'>",
                "<meta name='parsely-image-url' content='/p.jpg'>",
                "<meta name='sailthru.image.full' content='/p.jpg'>",
                "<meta name='thumbnail' content='/p.jpg'>",
                "<script type='application/ld+json'>{\"@type\": \"Article\", \"thumbnailUrl\": \"/p.jpg\"}</script>",
                "<script type='application/ld+json'>{\"@type\": \"Article\", \"image\": {\"@list\": [\"/p.jpg\"]}}</script>",
                "<script type='application/ld+json'>{\"@type\": \"Article\", \"image\": {\"url\": [\"/p.jpg\"]}}</script>"
            })
    void picture(String head) {
        Page page = page(head, "");
        assertThat(page.image()).isNotNull();
        assertThat(page.image().url()).isEqualTo("https://harbour.example/p.jpg");
    }

    @Test
    void emptyCanonicalLink_isPassedOver() {
        assertThat(page("<link rel=canonical href=''><link rel=canonical href='/ferry-stops'>", "")
                        .canonicalUrl())
                .isEqualTo("https://harbour.example/ferry-stops");
    }

    private static Page linked(String json) {
        return page("<script type='application/ld+json'>\ufeff" + json + "</script>", "");
    }

    private static Page page(String head, String element) {
        String html =
                "<html lang=en><head><title>Ferry stops</title>" + head + "</head><body><article><h1>Ferry stops</h1>"
                        + element
                        + "<p>The ferry to the island stopped on Monday after its captain found water in the engine room.</p></article></body></html>";
        return new PageReader().read(html.getBytes(UTF_8), "text/html; charset=utf-8", "https://harbour.example/ferry");
    }
}
