package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStatus;
import dateline.ingest.past.PastLimits;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sites without a feed whose page is watched, and what sites say of their feeds. */
class WatchedSiteTest {
    private static final Instant START = Instant.parse("2026-09-01T06:00:00Z");

    private final HostileServer server = HostileServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void page_isReadAsAFeed_andSaysWhenNothingIsSelected() throws InterruptedException {
        server.on("/press", page("<li><a href='/a'>A</a></li><li><a href='/b'>B</a></li>"));
        Map<String, String> options = Map.of("select.item", "ul.news li");
        try (PolledOutlet reader = reader("/press", options)) {
            assertThat(reader.poll(START)).extracting(Article::title).containsExactlyInAnyOrder("A", "B");

            server.on("/press", page("<li><a href='/c'>C</a></li><li><a href='/a'>A</a></li>"));
            assertThat(reader.poll(at(1))).extracting(Article::title).containsExactly("C");
            assertThat(reader.poll(at(2))).isEmpty();

            server.on("/press", Answers.document("text/html", "<html><body><div><a href='/d'>D</a></div>"));
            assertThat(reader.poll(at(3))).isEmpty();
            FeedStatus status = reader.status();
            assertThat(status.condition()).isEqualTo(FeedStatus.Condition.FAILING);
            assertThat(status.reason()).isEqualTo("nothing-selected");
            assertThat(status.message()).contains("ul.news li");

            server.on("/press", page("<li><a href='/d'>D</a></li><li><a href='/c'>C</a></li>"));
            assertThat(reader.poll(at(4))).extracting(Article::title).containsExactly("D");
            assertThat(reader.state().status()).isEqualTo(FeedState.Status.OK);
        }
    }

    @Test
    void pictureOfTheSite_isLookedForOnceAMonth_whereTheFeedNamesNone() throws InterruptedException {
        server.on("/feed", feed(""));
        server.on("/", page("")).on("/robots.txt", Answers.document("text/plain", "User-agent: *\nDisallow: /x\n"));
        try (PolledOutlet reader = reader("/feed", Map.of())) {
            for (int i = 0; i < 12; i++) {
                reader.poll(at(i));
            }
            assertThat(server.requests("/")).hasSize(1);
            assertThat(reader.state().icon()).isEqualTo(server.url("/icon.png"));
            assertThat(reader.status().icon()).isEqualTo(server.url("/icon.png"));
            assertThat(server.requests("/icon.png"))
                    .as("it is named, not fetched")
                    .isEmpty();

            server.on("/", Answers.hangUp());
            reader.poll(START.plus(Duration.ofDays(31)));
            assertThat(server.requests("/").size()).isGreaterThan(1);
            assertThat(reader.state().icon()).as("what was known stays").isEqualTo(server.url("/icon.png"));
            assertThat(reader.state().status()).isEqualTo(FeedState.Status.OK);

            server.on("/feed", feed("<image><url>/logo.png</url></image>"));
            reader.poll(START.plus(Duration.ofDays(32)));
            assertThat(reader.state().icon()).isEqualTo(server.url("/logo.png"));
        }
    }

    @Test
    void siteThatForbidsIt_isNotAsked() throws InterruptedException {
        server.on("/feed", feed(""));
        server.on("/", page("")).on("/robots.txt", Answers.document("text/plain", "User-agent: *\nDisallow: /\n"));
        try (PolledOutlet reader = reader("/feed", Map.of())) {
            for (int i = 0; i < 8; i++) {
                reader.poll(at(i));
            }
            assertThat(server.requests("/")).isEmpty();
            assertThat(reader.state().icon()).isNull();
            assertThat(reader.state().iconSought()).isNotNull();
        }
    }

    private PolledOutlet reader(String path, Map<String, String> options) {
        return new PolledOutlet(server.url(path), PastLimits.of(50, 5_000), options);
    }

    private HostileServer.Answer feed(String channel) {
        return Answers.document(
                "text/xml",
                "<rss version='2.0'><channel><title>T</title><link>" + server.url("/") + "</link>" + channel
                        + "<item><title>One</title><link>/one</link></item></channel></rss>");
    }

    private static HostileServer.Answer page(String items) {
        return Answers.document(
                "text/html",
                "<html><head><title>Press</title><link rel='icon' href='/icon.png'></head><body><ul class='news'>"
                        + items + "</ul></body></html>");
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
