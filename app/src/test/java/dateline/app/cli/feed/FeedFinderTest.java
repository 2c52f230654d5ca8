package dateline.app.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.cli.feed.FeedFinder.Found;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchLimits;
import dateline.runtime.config.ByteSize;
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

    private Found find(String path) {
        return finder.find(server.url(path));
    }

    private static HostileServer.Answer page(String head) {
        return Answers.document("text/html", "<html><head>" + head + "</head><body>News</body></html>");
    }
}
