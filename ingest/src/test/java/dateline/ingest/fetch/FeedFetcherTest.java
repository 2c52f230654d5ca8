package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dateline.ingest.fetch.FetchRequest.Validators;
import dateline.runtime.config.ByteSize;
import dateline.runtime.net.AddressGuard;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FeedFetcherTest {
    private static final String XML = "application/rss+xml";
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    private final HostileServer server = HostileServer.start();
    private final FeedFetcher fetcher = fetcher(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void document_comesWithItsValidatorsByteForByte() {
        server.on(
                "/feed",
                Answers.document(
                        XML,
                        "<rss/>",
                        "ETag: W/\"a b-gzip\"",
                        "Last-Modified: yesterday, about noon",
                        "Cache-Control: max-age=300"));

        FetchResult.Fetched fetched = fetched("/feed");

        assertThat(text(fetched)).isEqualTo("<rss/>");
        assertThat(fetched.document().url()).isEqualTo(server.url("/feed"));
        assertThat(fetched.document().contentType()).isEqualTo(XML);
        assertThat(fetched.etag()).isEqualTo("W/\"a b-gzip\"");
        assertThat(fetched.lastModified()).isEqualTo("yesterday, about noon");
        assertThat(fetched.freshFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(fetched.movedTo()).isNull();
    }

    @Test
    void validators_areSentBackAsTheyCame_andGive304() {
        server.on("/feed", Answers.validated(XML, "<rss/>", "W/\"x\""));

        FetchResult result = fetcher.fetch(FetchRequest.feed(
                server.url("/feed"), new Validators(server.url("/feed"), "W/\"x\"", "Mon, 1 Jan 2026 nonsense")));

        assertThat(result).isInstanceOf(FetchResult.NotModified.class);
        assertThat(server.requests("/feed").getFirst().header("If-Modified-Since"))
                .isEqualTo("Mon, 1 Jan 2026 nonsense");
    }

    @Test
    void validators_areNotSentToAnotherAddress() {
        server.on("/feed", Answers.redirect(302, "/elsewhere"));
        server.on("/elsewhere", Answers.document(XML, "<rss/>"));

        fetcher.fetch(FetchRequest.feed(server.url("/feed"), new Validators(server.url("/feed"), "\"x\"", null)));

        assertThat(server.requests("/feed").getFirst().header("If-None-Match")).isEqualTo("\"x\"");
        assertThat(server.requests("/elsewhere").getFirst().header("If-None-Match"))
                .isEmpty();
    }

    @Test
    void compressedDocument_isUnpacked_alsoWhereTheHeaderLies() {
        server.on("/gzip", Answers.gzipped(XML, "<rss/>"));
        server.on("/not-gzip", Answers.document(XML, "<rss/>", "Content-Encoding: gzip"));
        server.on("/unsaid", Answers.document(XML, Answers.gzip("<rss/>".getBytes(StandardCharsets.UTF_8))));

        assertThat(text(fetched("/gzip"))).isEqualTo("<rss/>");
        assertThat(text(fetched("/not-gzip"))).isEqualTo("<rss/>");
        assertThat(text(fetched("/unsaid"))).isEqualTo("<rss/>");
    }

    @Test
    void gzipBomb_isTooLarge() {
        server.on("/bomb", Answers.gzipBomb(XML, 200L << 20));
        assertFails("/bomb", "too-large");
    }

    @Test
    void endlessBody_isTooLarge() {
        server.on("/endless", Answers.endless(XML));
        assertFails("/endless", "too-large");
    }

    @Test
    void endlessHeaders_end() {
        server.on("/headers", Answers.endlessHeaders());
        assertThat(fetch("/headers")).isInstanceOf(FetchResult.Failed.class);
    }

    @Test
    void slowDrip_hitsTheDeadlineOfTheWholeExchange() {
        server.on("/drip", Answers.drip(XML, "x".repeat(10_000), Duration.ofMillis(100)));
        try (FeedFetcher hasty = fetcher(Duration.ofSeconds(1))) {
            assertThat(hasty.fetch(FetchRequest.feed(server.url("/drip"), null)))
                    .asInstanceOf(type(FetchResult.Failed.class))
                    .extracting(FetchResult.Failed::reason)
                    .isEqualTo("timeout");
        }
    }

    @Test
    void silentServer_hitsTheDeadline() {
        server.on("/silent", Answers.silent());
        try (FeedFetcher hasty = fetcher(Duration.ofMillis(500))) {
            assertThat(hasty.fetch(FetchRequest.feed(server.url("/silent"), null)))
                    .asInstanceOf(type(FetchResult.Failed.class))
                    .extracting(FetchResult.Failed::reason)
                    .isEqualTo("timeout");
        }
    }

    @Test
    void brokenAnswers_areFailures() {
        server.on("/hang-up", Answers.hangUp());
        server.on("/cut", Answers.cutShort(XML, ""));
        server.on("/noise", Answers.raw("SSH-2.0-dropbear\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertFails("/hang-up", "connection-lost");
        assertFails("/cut", "connection-lost");
        assertFails("/noise", "connection-lost");
    }

    @Test
    void bodyThatBreaksOff_isTakenAsFarAsItCame_andIsNotComparedByItsValidators() {
        server.on("/cut", Answers.cutShort(XML + "\r\nETag: \"x\"", "<rss>"));
        server.on(
                "/chunks",
                Answers.raw(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
        for (String path : List.of("/cut", "/chunks")) {
            FetchResult.Fetched fetched = fetched(path);
            assertThat(text(fetched)).isEqualTo("<rss>");
            assertThat(fetched.incomplete()).isEqualTo("connection-lost");
            assertThat(fetched.etag()).isNull();
        }
    }

    @Test
    void statusesThatPromiseLess_mayHaveADocumentAllTheSame() {
        for (int status : List.of(202, 206)) {
            server.on("/" + status, answer(status, "<rss/>"));
            server.on("/empty-" + status, answer(status, ""));
            assertThat(text(fetched("/" + status))).isEqualTo("<rss/>");
            assertThat(fetched("/" + status).incomplete()).isEqualTo("http-" + status);
            assertFails("/empty-" + status, "http-" + status);
        }
    }

    @Test
    void notModifiedThatNobodyAskedFor_isAskedAgain_andFails() {
        server.on("/once", Answers.inTurn(Answers.status(304), Answers.document(XML, "<rss/>")));
        server.on("/always", Answers.status(304, "ETag: \"x\""));

        assertThat(text(fetched("/once"))).isEqualTo("<rss/>");
        assertThat(server.requests("/once").getLast().header("Cache-Control")).isEqualTo("no-cache");
        assertFails("/always", "http-304");
        assertThat(server.requests("/always")).hasSize(2);
    }

    @Test
    void cookies_liveAsLongAsTheExchange() {
        server.on(
                "/feed",
                (request, out) -> (request.header("Cookie").contains("seen=1")
                                ? Answers.document(XML, "<rss/>")
                                : Answers.raw(
                                        "HTTP/1.1 302 Found\r\nLocation: /feed\r\nSet-Cookie: seen=1; Path=/\r\n\r\n"
                                                .getBytes(StandardCharsets.US_ASCII)))
                        .to(request, out));

        assertThat(text(fetched("/feed"))).isEqualTo("<rss/>");
        assertThat(text(fetched("/feed"))).isEqualTo("<rss/>");
        assertThat(server.requests("/feed"))
                .extracting(r -> r.header("Cookie"))
                .containsExactly("", "seen=1", "", "seen=1");
    }

    @Test
    void pageThatLeadsOnAtOnce_isFollowed() {
        server.on("/feed", html("<meta http-equiv='Refresh' content='0; URL=\"/feed.xml\"'>"));
        server.on("/feed.xml", Answers.document(XML, "<rss/>"));
        server.on("/late", html("<meta http-equiv=refresh content='300;url=/feed.xml'>"));
        server.on("/scriptless", html("<noscript><meta http-equiv=refresh content='0;url=/feed.xml'></noscript>"));
        server.on("/itself", html("<meta http-equiv=refresh content='0;url=/itself'>"));

        assertThat(text(fetched("/feed"))).isEqualTo("<rss/>");
        assertThat(fetched("/feed").document().url()).isEqualTo(server.url("/feed.xml"));
        assertThat(fetched("/feed").movedTo()).isNull();
        assertThat(text(fetched("/late"))).contains("300");
        assertThat(text(fetched("/scriptless"))).contains("noscript");
        assertThat(text(fetched("/itself"))).contains("itself");
    }

    /** Whoever may write into an item would otherwise send the feed's readers elsewhere. */
    @Test
    void itemThatLeadsOn_isNotFollowed() {
        String feed = "<rss><channel><item><description><![CDATA[<p>News.</p>"
                + "<meta http-equiv='refresh' content='0;url=/elsewhere.xml'>]]></description></item></channel></rss>";
        server.on("/feed", Answers.document(XML, feed));
        server.on("/elsewhere.xml", Answers.document(XML, "<rss/>"));

        assertThat(text(fetched("/feed"))).isEqualTo(feed);
    }

    private static HostileServer.Answer html(String head) {
        return Answers.document(
                "text/html", "<html><head>" + head + "</head><body>You are being taken on.</body></html>");
    }

    private static HostileServer.Answer answer(int status, String body) {
        return Answers.raw(("HTTP/1.1 " + status + " Odd\r\nContent-Type: " + XML + "\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void permanentRedirects_areFollowedAndReported() {
        server.on("/old", Answers.redirect(301, "/newer")).on("/newer", Answers.redirect(308, "newest"));
        server.on("/newest", Answers.document(XML, "<rss/>"));

        assertThat(fetched("/old").movedTo()).isEqualTo(server.url("/newest"));
    }

    @Test
    void temporaryRedirect_isFollowedButNotReported() {
        server.on("/old", Answers.redirect(301, "/newer")).on("/newer", Answers.redirect(307, "/newest"));
        server.on("/newest", Answers.document(XML, "<rss/>"));

        assertThat(fetched("/old").movedTo()).isNull();
        assertThat(fetched("/old").document().url()).isEqualTo(server.url("/newest"));
    }

    @Test
    void redirectLoop_ends() {
        server.on("/a", Answers.redirect(302, "/b")).on("/b", Answers.redirect(302, "/a"));
        assertFails("/a", "too-many-redirects");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void redirectToAnotherScheme_isRefused() {
        server.on("/file", Answers.redirect(302, "file:///etc/passwd"));
        assertFails("/file", "bad-redirect");
    }

    @Test
    void redirectToAPrivateAddress_isRefused_unreached() {
        server.on("/in", Answers.redirect(302, "http://169.254.169.254/latest/meta-data"));
        assertFails("/in", "refused-address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0177.0.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "127.1",
                "0.0.0.0",
                "localhost.",
                "user@127.0.0.1",
                "public.example@127.0.0.1",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::7f00:1]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[::1%25lo]",
            })
    void loopbackInAnyForm_isRefused_unreached_alsoAfterARedirect(String host) {
        server.on("/inside", Answers.document(XML, "<rss/>"));
        String inside = "http://" + host + ":" + server.port() + "/inside";
        server.on("/outside", Answers.redirect(302, inside));
        try (FeedFetcher open = fetcher(List.of());
                FeedFetcher onlyServer = fetcher(List.of("127.0.0.7"))) {
            assertThat(open.fetch(FetchRequest.feed(inside, null))).isInstanceOf(FetchResult.Failed.class);
            assertThat(onlyServer.fetch(FetchRequest.feed(server.urlOfHost(7, "/outside"), null)))
                    .isInstanceOf(FetchResult.Failed.class);
        }
        assertThat(server.requests("/outside")).hasSize(1);
        assertThat(server.requests("/inside")).isEmpty();
    }

    private static FeedFetcher fetcher(List<String> allowed) {
        FetchLimits limits =
                new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), ByteSize.ofMegabytes(1), 5, "test");
        return new FeedFetcher(limits, new AddressGuard(allowed), InstantSource.system());
    }

    @Test
    void nameOfAPrivateAddress_isRefused_unreached() {
        server.on("/feed", Answers.document(XML, "<rss/>"));
        try (FeedFetcher strict = new FeedFetcher(limits(Duration.ofSeconds(10)), new AddressGuard(List.of()), NOW)) {
            assertThat(strict.fetch(FetchRequest.feed(server.urlByName("/feed"), null)))
                    .asInstanceOf(type(FetchResult.Failed.class))
                    .extracting(FetchResult.Failed::reason)
                    .isEqualTo("refused-address");
            assertThat(strict.fetch(FetchRequest.feed(server.url("/feed"), null)))
                    .asInstanceOf(type(FetchResult.Failed.class))
                    .extracting(FetchResult.Failed::reason)
                    .isEqualTo("refused-address");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void credentials_stayWithTheirOrigin_andOutOfWhatIsKept() {
        String withPassword = server.url("/feed").replace("http://", "http://me:secret@");
        server.on("/feed", Answers.redirect(302, server.urlByName("/elsewhere")));
        server.on("/elsewhere", Answers.document(XML, "<rss/>"));

        FetchResult elsewhere = fetcher.fetch(FetchRequest.feed(withPassword, null));

        assertThat(elsewhere).isInstanceOf(FetchResult.Fetched.class);
        assertThat(server.requests("/feed").getFirst().header("Authorization")).startsWith("Basic ");
        assertThat(server.requests("/elsewhere").getFirst().header("Authorization"))
                .isEmpty();

        server.on("/feed", Answers.status(500));
        assertThat(fetcher.fetch(FetchRequest.feed(withPassword, null)).toString())
                .doesNotContain("secret");
    }

    @Test
    void statuses_becomeOutcomes() {
        server.on("/gone", Answers.status(410)).on("/missing", Answers.status(404));
        server.on("/busy", Answers.status(429, "Retry-After: 90")).on("/down", Answers.status(503, "Retry-After: 30"));
        server.on("/broken", Answers.status(503));

        assertThat(fetch("/gone")).isInstanceOf(FetchResult.Gone.class);
        assertThat(fetch("/busy"))
                .asInstanceOf(type(FetchResult.Throttled.class))
                .extracting(FetchResult.Throttled::retryAfter)
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(fetch("/down")).isInstanceOf(FetchResult.Throttled.class);
        assertThat(fetch("/broken")).isInstanceOf(FetchResult.Throttled.class);
        assertFails("/missing", "http-404");
    }

    @Test
    void retryAfterOfAThousandYears_isADay() {
        server.on("/down", Answers.status(503, "Retry-After: 99999999999"));
        assertThat(fetch("/down"))
                .asInstanceOf(type(FetchResult.Throttled.class))
                .extracting(FetchResult.Throttled::retryAfter)
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void addressThatIsNone_isAFailure() {
        assertThat(fetcher.fetch(FetchRequest.feed("gopher://example.org/", null)))
                .asInstanceOf(type(FetchResult.Failed.class))
                .extracting(FetchResult.Failed::reason)
                .isEqualTo("bad-url");
    }

    @Test
    void nobodyListening_isAFailure() {
        server.close();
        assertFails("/feed", "connect");
    }

    private FetchResult fetch(String path) {
        return fetcher.fetch(FetchRequest.feed(server.url(path), null));
    }

    private FetchResult.Fetched fetched(String path) {
        return assertThat(fetch(path))
                .asInstanceOf(type(FetchResult.Fetched.class))
                .actual();
    }

    private void assertFails(String path, String reason) {
        assertThat(fetch(path))
                .asInstanceOf(type(FetchResult.Failed.class))
                .extracting(FetchResult.Failed::reason)
                .isEqualTo(reason);
    }

    private static String text(FetchResult.Fetched fetched) {
        return new String(fetched.document().bytes(), StandardCharsets.UTF_8);
    }

    private static FeedFetcher fetcher(Duration timeout) {
        return new FeedFetcher(limits(timeout), new AddressGuard(List.of("127.0.0.0/8", "localhost")), NOW);
    }

    private static FetchLimits limits(Duration timeout) {
        return new FetchLimits(timeout, Duration.ofSeconds(5), ByteSize.ofMegabytes(10), 5, "Dateline test");
    }
}
