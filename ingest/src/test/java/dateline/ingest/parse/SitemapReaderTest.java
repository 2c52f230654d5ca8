package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import org.junit.jupiter.api.Test;

class SitemapReaderTest {
    private static final String NEWS = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
                    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><loc>https://news.example/caf%C3%A9</loc><lastmod>2026-11-20T12:00:00Z</lastmod>
            <news:news><news:publication><news:name>The Example</news:name><news:language>fr</news:language></news:publication>
            <news:publication_date>2026-11-20T10:00:00+01:00</news:publication_date>
            <news:title>Un café à Genève &amp; ailleurs</news:title><news:keywords>Suisse, Genève</news:keywords></news:news>
            <image:image><image:loc>https://news.example/cafe.jpg</image:loc><image:caption>Le café</image:caption></image:image></url>
            <url><loc>https://news.example/plain</loc></url>
            </urlset>""";

    private final FeedParser parser = new FeedParser();

    @Test
    void newsSitemap_isReadAsAFeed() {
        ParsedFeed feed = ((ParseResult.Parsed) parse(NEWS.replace("ISO-8859-1", "UTF-8"))).feed();
        assertThat(feed.title()).isEqualTo("The Example");
        assertThat(feed.entries()).hasSize(1); // what is no news is no article
        ParsedEntry entry = feed.entries().getFirst();
        assertThat(entry.id()).isEqualTo("https://news.example/caf%C3%A9");
        assertThat(entry.link()).isEqualTo(entry.id());
        assertThat(entry.title()).isEqualTo("Un café à Genève & ailleurs");
        assertThat(entry.published()).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(entry.updated()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(entry.categories()).containsExactly("Suisse", "Genève");
        assertThat(entry.language()).isEqualTo("fr");
        assertThat(entry.image()).isEqualTo(new Article.Image("https://news.example/cafe.jpg", "Le café"));
    }

    @Test
    void index_namesItsSitemapsOfNewsFirst() {
        ParseResult result = parse("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + "<sitemap><loc>https://news.example/a.xml</loc></sitemap>"
                + "<sitemap><loc>https://news.example/news.xml</loc></sitemap></sitemapindex>");
        assertThat(result).isInstanceOfSatisfying(ParseResult.Unreadable.class, u -> {
            assertThat(u.reason()).isEqualTo("sitemap-index");
            assertThat(u.message()).contains("such as https://news.example/news.xml");
        });
    }

    @Test
    void hostileSitemaps_areBounded() {
        String many = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + "<url><loc>https://news.example/a</loc></url>".repeat(100_000) + "</urlset>";
        assertThat(parse(many))
                .isInstanceOfSatisfying(
                        ParseResult.Unreadable.class,
                        u -> assertThat(u.reason()).isEqualTo("too-many-items"));
        String laughs = "<!DOCTYPE urlset [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1000)
                + "\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
                + "<url><loc>https://news.example/a</loc><news:news><news:title>&b;&c;</news:title></news:news></url></urlset>";
        assertThat(parse(laughs).toString()).hasSizeLessThan(2_000).doesNotContain("root:");
        assertThat(parse("<urlset>" + "<url>".repeat(5_000))).isNotNull();
        assertThat(parse("<urlset><url><loc>javascript:alert(1)</loc></url></urlset>"))
                .isInstanceOfSatisfying(
                        ParseResult.Parsed.class,
                        p -> assertThat(p.feed().entries()).isEmpty());
    }

    private ParseResult parse(String xml) {
        return parser.parse(
                new FeedDocument(xml.getBytes(UTF_8), "https://news.example/sitemap.xml", "application/xml"));
    }
}
