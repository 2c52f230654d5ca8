package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedCheckTest {
    private static final List<String> WORDS =
            List.of("Boats sail.", "A pier fell.", "Fish is dear.", "It rains a lot.", "The sea rose.");

    private final HostileServer server = HostileServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everythingThatIsAskedAboutAFeed_isSaid() throws InterruptedException {
        String items = IntStream.range(0, 5)
                .mapToObj(i -> "<item><title>Story " + i + " | Coast News</title><link>" + server.url("/s" + i)
                        + "</link><pubDate>0" + (i + 1) + " Sep 2026 10:00:00 GMT</pubDate><description>" + WORDS.get(i)
                        + " Write to the coast.</description></item>")
                .collect(Collectors.joining());
        server.on("/old", Answers.redirect(301, "/feed"));
        server.on(
                "/feed",
                Answers.document(
                        "text/xml",
                        "<rss version='2.0'><channel><title>Coast</title>" + items + "</channel></rss>",
                        "ETag: \"x\""));
        server.on(
                "/s4",
                Answers.document(
                        "text/html",
                        "<html><body><article><p>" + "The tide was higher than ever before. ".repeat(20)
                                + "</p></article>"));
        server.on("/s3", Answers.redirect(302, "/login?next=s3"));
        server.on("/login", Answers.document("text/html", "<html><body><h1>Hello</h1></body></html>"));

        FeedCheck.Report report = check("/old");

        assertThat(report.readable()).isTrue();
        assertThat(said(report, "redirects")).containsExactly("for good to " + server.url("/feed"));
        assertThat(said(report, "validators").getFirst()).contains("\"x\"");
        assertThat(said(report, "items")).containsExactly("5, of which 5 with a title, 5 with a link, 5 with text");
        assertThat(said(report, "dates").getFirst())
                .startsWith("5, from 2026-09-01")
                .contains("2026-09-05");
        assertThat(said(report, "known by").getFirst()).startsWith("0 by guid, 5 by address, 0 by words; 0 of");
        assertThat(said(report, "left out")).containsExactly("Coast News / Write to the coast.");
        assertThat(said(report, "page"))
                .anyMatch(page -> page.startsWith(server.url("/s4") + " | PAGE | "))
                .anyMatch(page -> page.startsWith(server.url("/s3") + " | UNAVAILABLE (login) | "))
                .anyMatch(page -> page.startsWith(server.url("/s2") + " | UNAVAILABLE (http-404) | "));
        assertThat(said(report, "published")).containsExactly("5 articles");
        assertThat(said(report, "article").getFirst()).contains("CLAIMED | Story 4 | ");
    }

    @Test
    void pastOfTheFeed_isLookedFor() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, PagedOutlet.Kind.PAGED_ATOM, 5);
        for (int i = 0; i < 8; i++) {
            outlet.publish(Instant.parse("2026-09-01T10:00:00Z").plusSeconds(i));
        }
        assertThat(said(check("/feed"), "past"))
                .containsExactly("named by the feed, " + server.url("/feed?page=1") + ": 3 older items");
        outlet.trouble(Answers.status(500));
        assertThat(said(check("/feed"), "past").getFirst()).contains("?page=1: http-500, ");

        PagedOutlet none = new PagedOutlet(server, PagedOutlet.Kind.NONE, 5);
        none.publish(Instant.parse("2026-09-01T10:00:00Z"));
        assertThat(said(check("/feed"), "past").getFirst()).startsWith("not offered");
    }

    @Test
    void whatIsNoFeed_isSaidWithTheReason() throws InterruptedException {
        server.on("/page", Answers.document("text/html", "<html><body>Hello.</body></html>"));
        assertThat(check("/page").readable()).isFalse();
        assertThat(said(check("/page"), "read").getFirst()).startsWith("html-page: ");
        assertThat(said(check("/none"), "answer").getFirst()).startsWith("http-404: ");
    }

    private FeedCheck.Report check(String path) throws InterruptedException {
        IngestConfig config = IngestServiceTest.config();
        try (var fetcher = config.fetcher(InstantSource.system())) {
            return new FeedCheck(fetcher, config, InstantSource.system()).of(server.url(path));
        }
    }

    private static List<String> said(FeedCheck.Report report, String about) {
        return report.findings().stream()
                .filter(finding -> finding.about().equals(about))
                .map(FeedCheck.Finding::said)
                .toList();
    }
}
