package dateline.app.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.cli.feed.FeedFinder.Found;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchLimits;
import dateline.ingest.fetch.FetchOptions;
import dateline.runtime.config.ByteSize;
import dateline.runtime.feed.PageSelectors;
import dateline.runtime.net.AddressGuard;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedFinderTest {
    private static final String RSS =
            "<rss version='2.0'><channel><title>T</title><item><title>A</title></item></channel></rss>";

    private final HostileServer server = HostileServer.start();
    private final FeedFetcher fetcher = new FeedFetcher(
            new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), ByteSize.ofMegabytes(1), 5, "test"),
            new AddressGuard(List.of("127.0.0.1")),
            InstantSource.system());
    private final FeedFinder finder = new FeedFinder(fetcher);

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void feed_isItself_atTheAddressToWhichItHasMoved() {
        server.on("/old", Answers.redirect(301, "/feed")).on("/feed", Answers.document("text/xml", RSS));
        assertThat(find("/feed")).isEqualTo(new Found.Feed(server.url("/feed"), List.of()));
        assertThat(find("/old")).isEqualTo(new Found.Feed(server.url("/feed"), List.of()));
    }

    @Test
    void page_givesTheFirstOfItsLinksThatIsAFeed() {
        server.on(
                "/",
                page("<link rel=alternate type='application/rss+xml' href='/broken'>"
                        + "<link rel=alternate type='application/rss+xml' href='/feed'>"));
        server.on("/broken", Answers.document("text/html", "<html>gone</html>"));
        server.on("/feed", Answers.document("text/xml", RSS));
        assertThat(find("/")).isEqualTo(new Found.Feed(server.url("/feed"), List.of(server.url("/broken"))));
    }

    @Test
    void pageThatNamesNone_isTriedWhereFeedsUsuallyAre() {
        server.on("/world", page("")).on("/rss.xml", Answers.document("text/xml", RSS));
        assertThat(find("/world")).isEqualTo(new Found.Feed(server.url("/rss.xml"), List.of()));
    }

    @Test
    void siteWithoutAFeed_hasItsNewsSitemap_byItsRobotsTxt() {
        server.on("/", page(""));
        server.on(
                "/robots.txt",
                Answers.document(
                        "text/plain",
                        "User-agent: *\nDisallow: /x\nSitemap: " + server.url("/pages.xml") + "\nsitemap: "
                                + server.url("/index.xml") + "\nSitemap: javascript:alert(1)\n"));
        server.on("/pages.xml", sitemap("<url><loc>/about</loc><lastmod>2026-09-01</lastmod></url>"));
        server.on(
                "/index.xml",
                Answers.document(
                        "application/xml",
                        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                                + server.url("/images.xml") + "</loc></sitemap><sitemap><loc>"
                                + server.url("/news/today.xml") + "</loc></sitemap></sitemapindex>"));
        server.on(
                "/news/today.xml",
                sitemap("<url><loc>/a</loc><news:news><news:publication_date>2026-09-01</news:publication_date>"
                        + "<news:title>A</news:title></news:news></url>"));

        assertThat(find("/")).isEqualTo(new Found.Feed(server.url("/news/today.xml"), List.of()));
        assertThat(server.requests("/news/today.xml"))
                .as("of the index, news first")
                .hasSize(1);
    }

    @Test
    void watchedPage_isItself_ifItsSelectorsFindSomething() {
        server.on("/", page("<link rel=alternate type='application/rss+xml' href='/feed'>"));
        server.on("/feed", Answers.document("text/xml", RSS));
        server.on("/press", Answers.document("text/html", "<html><body><ul><li><a href=/a>A</a></li></ul>"));
        assertThat(watched("li").find(server.url("/press"))).isEqualTo(new Found.Feed(server.url("/press"), List.of()));
        assertThat(watched("li").find(server.url("/")))
                .isInstanceOfSatisfying(
                        Found.NoFeed.class, none -> assertThat(none.message()).contains("selects nothing"));
        assertThat(server.requests("/feed")).isEmpty();
    }

    @Test
    void sitemapsThatNeverEnd_areGivenUp() {
        server.on("/", page(""));
        server.on("/robots.txt", Answers.document("text/plain", "Sitemap: " + server.url("/index") + "\n"));
        server.on(
                "/index",
                (request, out) -> Answers.document(
                                "application/xml",
                                "<sitemapindex><sitemap><loc>" + server.url("/index") + "?"
                                        + server.requests().size() + "</loc></sitemap></sitemapindex>")
                        .to(request, out));
        assertThat(find("/")).isInstanceOf(Found.NoFeed.class);
        assertThat(server.requests("/index")).hasSize(12);
    }

    @Test
    void whatIsNoFeedAndNamesNone_isSaid() {
        server.on("/", page(""));
        assertThat(find("/"))
                .isInstanceOfSatisfying(
                        Found.NoFeed.class, n -> assertThat(n.message()).contains("web page"));
    }

    @Test
    void whatCannotBeAsked_isNotJudged() {
        server.on("/feed", Answers.hangUp());
        assertThat(find("/feed")).isInstanceOf(Found.Unknown.class);
        assertThat(finder.find("http://10.0.0.1/feed"))
                .isInstanceOfSatisfying(
                        Found.Unknown.class, u -> assertThat(u.message()).contains("allowPrivateAddresses"));
    }

    private FeedFinder watched(String items) {
        return new FeedFinder(fetcher, FetchOptions.NONE, new PageSelectors(items, null, null, null, null));
    }

    private Found find(String path) {
        return finder.find(server.url(path));
    }

    private static HostileServer.Answer sitemap(String addresses) {
        return Answers.document(
                "application/xml",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                        + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>" + addresses + "</urlset>");
    }

    private static HostileServer.Answer page(String head) {
        return Answers.document("text/html", "<html><head>" + head + "</head><body>News</body></html>");
    }
}
