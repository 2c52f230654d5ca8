package dateline.ingest.parse.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedLinksTest {
    private static final String SITE = "https://news.example/world/";

    @Test
    void declaredFeeds_comeFirst_commentsLast() {
        List<FeedLinks.Candidate> found = links("""
                <html><head><base href="/x/">
                <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
                <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom">
                <link rel="alternate" type="text/html" hreflang="fr" href="/fr">
                <link rel="stylesheet" type="text/css" href="/rss.css">
                <link rel="alternate" type="application/feed+json" title="JSON" href="//cdn.example/feed.json#top">
                </head><body><a href="/rss/sport.xml">Sport</a><a href="/dress">Dress</a><a href="javascript:rss()">no</a>
                <a href="ftp://news.example/rss">no</a><a href="/x/atom">again</a></body></html>""");
        assertThat(found)
                .extracting(FeedLinks.Candidate::url)
                .containsExactly(
                        "https://news.example/x/atom",
                        "https://cdn.example/feed.json",
                        "https://news.example/rss/sport.xml",
                        "https://news.example/comments/feed");
        assertThat(found.get(1).title()).isEqualTo("JSON");
        assertThat(found.get(2).title()).isEqualTo("Sport");
    }

    @Test
    void hostilePage_isBounded() {
        assertThat(links("<a href='/rss/1'>".repeat(50_000))).hasSizeLessThanOrEqualTo(20);
        assertThat(links("<div>".repeat(200_000))).isEmpty();
    }

    @Test
    void guesses_areAtTheSitesRoot() {
        assertThat(FeedLinks.guesses("https://news.example/a/b?c#d")).startsWith("https://news.example/feed");
        assertThat(FeedLinks.guesses("nonsense")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><head><title>Just a moment...</title></head></html>|challenge-page|human",
                "<html><body>Enable JavaScript and cookies to continue</body></html>|challenge-page|human",
                "<html><form><input type=password></form></html>|login-page|account",
                "<html><link rel=alternate type=application/rss+xml href=/r></html>|html-page|it names https://news.example/r.",
                "<html><p>Hello</p></html>|html-page|names none",
                "%PDF-1.7 and so on|not-a-feed|a PDF document",
                "GIF89a and so on|not-a-feed|a picture",
                "{\"a\":1}|not-a-feed|a JSON document",
            })
    void whatIsNoFeed_isNamed(String document, String reason, String words) {
        assertThat(new FeedParser().parse(new FeedDocument(document.getBytes(UTF_8), SITE, null)))
                .isInstanceOfSatisfying(ParseResult.Unreadable.class, u -> {
                    assertThat(u.reason()).isEqualTo(reason);
                    assertThat(u.message()).contains(words);
                });
    }

    private static List<FeedLinks.Candidate> links(String html) {
        return FeedLinks.of(html.getBytes(UTF_8), "text/html; charset=utf-8", SITE);
    }
}
