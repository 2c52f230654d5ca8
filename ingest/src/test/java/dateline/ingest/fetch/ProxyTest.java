package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.config.ByteSize;
import dateline.runtime.net.AddressGuard;
import dateline.runtime.net.ProxyAddress;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy connects all names to one server of this machine; the guard allows nothing but the public internet. */
@Timeout(60)
class ProxyTest {
    private static final String FEED = "http://feed.dateline.invalid/feed";
    private static final String PAIR = "ann:open sesame";

    private final HostileServer server = HostileServer.start();
    private final TestProxy open = TestProxy.start(server.port(), null);
    private final TestProxy closed = TestProxy.start(server.port(), PAIR);

    @BeforeEach
    void answers() {
        server.on("/feed", Answers.document("text/xml", "<rss/>"));
    }

    @AfterEach
    void close() {
        open.close();
        closed.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5h"})
    void feedsAreAsked_throughTheProxy_whichFindsTheName(String scheme) {
        assertThat(ask(FEED, own(open.address(scheme), null))).isInstanceOf(FetchResult.Fetched.class);
        assertThat(open.asked())
                .containsExactly(
                        scheme.equals("http") ? "GET feed.dateline.invalid" : "SOCKS name feed.dateline.invalid:80");
        assertThat(server.requests("/feed").getFirst().header("host")).isEqualTo("feed.dateline.invalid");
    }

    @Test
    void throughSocks5_theAddressIsOurs_andIsTheOneThatWasChecked() {
        assertThat(ask("http://93.184.215.14/feed", own(open.address("socks5"), null)))
                .isInstanceOf(FetchResult.Fetched.class);
        assertThat(open.asked()).containsExactly("SOCKS address 93.184.215.14:80");
    }

    @Test
    void overTls_aTunnelIsAskedFor() {
        ask("https://feed.dateline.invalid/feed", own(open.address("http"), null));
        assertThat(open.asked()).contains("CONNECT feed.dateline.invalid:443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5h"})
    void credentials_goToTheProxyAlone(String scheme) {
        assertThat(ask(FEED, own(closed.address(scheme), PAIR))).isInstanceOf(FetchResult.Fetched.class);
        assertThat(server.requests("/feed").getFirst().headers().toString()).doesNotContainIgnoringCase("proxy");

        assertThat(failed(FEED, own(closed.address(scheme), "ann:wrong")).message())
                .contains(closed.address(scheme))
                .doesNotContain("wrong:", "ann");
        assertThat(failed(FEED, own(closed.address(scheme), null)).message()).contains("proxy-secret");
    }

    @Test
    void credentialsOfAnotherFeed_areNotUsed_whereAFeedHasNone() {
        try (FeedFetcher fetcher = fetcher(null)) {
            FetchRequest feed = FetchRequest.feed(FEED, null);
            assertThat(fetcher.fetch(feed.with(own(closed.address("socks5h"), PAIR))))
                    .isInstanceOf(FetchResult.Fetched.class);
            assertThat(fetcher.fetch(feed.with(own(closed.address("socks5h"), null))))
                    .isInstanceOf(FetchResult.Failed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/feed",
                "http://10.1.2.3/feed",
                "http://169.254.169.254/feed",
                "http://[::1]/feed",
                "http://[::ffff:10.0.0.1]/feed",
                "http://0x7f.1/feed",
                "http://2130706433/feed",
                "http://127.1/feed",
                "http://localhost/feed",
                "http://printer/feed",
                "http://nas.local/feed",
                "http://metadata.google.internal/feed"
            })
    void whatMayNotBeAsked_isNotAskedThroughAProxyEither(String url) {
        for (String scheme : List.of("http", "socks5", "socks5h")) {
            FetchResult.Failed failed = failed(url, own(open.address(scheme), null));
            assertThat(failed.reason()).as(scheme).isIn("refused-address", "bad-url", "dns");
            server.on("/on", Answers.redirect(302, url));
            if (!scheme.equals("socks5")) {
                failed("http://feed.dateline.invalid/on", own(open.address(scheme), null));
            }
        }
        assertThat(open.asked()).allMatch(asked -> asked.contains("feed.dateline.invalid"));
    }

    @Test
    void aProxyInsideTheNetwork_isAskedOnlyIfTheOperatorNamedIt() {
        for (String scheme : List.of("http", "socks5", "socks5h")) {
            ProxyAddress address = ProxyAddress.parse(open.address(scheme));
            FetchOptions stranger = options(new ProxyRoute(address, null, false), false);
            assertThat(failed("http://93.184.215.14/feed", stranger).reason())
                    .as(scheme)
                    .isEqualTo("refused-address");
        }
        assertThat(open.asked()).isEmpty();
    }

    @Test
    void theUsualProxy_isForAll_butForFeedsWithAnotherOrNone() {
        ProxyRoute usual = new ProxyRoute(ProxyAddress.parse(closed.address("http")), PAIR, true);
        try (FeedFetcher fetcher = fetcher(usual)) {
            FetchRequest feed = FetchRequest.feed(FEED, null);
            assertThat(fetcher.fetch(feed)).isInstanceOf(FetchResult.Fetched.class);
            assertThat(closed.asked()).containsExactly("407", "GET feed.dateline.invalid");
            assertThat(fetcher.fetch(feed.with(own(open.address("http"), null))))
                    .isInstanceOf(FetchResult.Fetched.class);
            assertThat(open.asked()).containsExactly("GET feed.dateline.invalid");
            FetchRequest direct = FetchRequest.feed(server.url("/feed"), null).with(options(null, true));
            assertThat(fetcher.fetch(direct)).isInstanceOf(FetchResult.Failed.class);
            assertThat(closed.asked()).hasSize(2);
        }
    }

    @Test
    void aProxyThatIsNotThere_orIsNone_isSaid() {
        ProxyRoute nobody = new ProxyRoute(ProxyAddress.parse("http://127.0.0.1:1"), null, true);
        assertThat(failed(FEED, options(nobody, false)).message())
                .contains("(asked through the proxy http://127.0.0.1:1)");
        ProxyRoute web = new ProxyRoute(ProxyAddress.parse("socks5h://127.0.0.1:" + server.port()), null, true);
        assertThat(failed(FEED, options(web, false)).message())
                .contains("it does not answer as a SOCKS 5 proxy does (asked through the proxy socks5h://127.0.0.1:");
    }

    private FetchResult ask(String url, FetchOptions options) {
        try (FeedFetcher fetcher = fetcher(null)) {
            return fetcher.fetch(FetchRequest.feed(url, null).with(options));
        }
    }

    private FetchResult.Failed failed(String url, FetchOptions options) {
        FetchResult result = ask(url, options);
        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        return (FetchResult.Failed) result;
    }

    private static FetchOptions own(String proxy, @Nullable String credentials) {
        return options(new ProxyRoute(ProxyAddress.parse(proxy), credentials, true), false);
    }

    private static FetchOptions options(@Nullable ProxyRoute route, boolean direct) {
        return new FetchOptions(null, null, List.of(), null, route, direct, Set.of());
    }

    private static FeedFetcher fetcher(@Nullable ProxyRoute usual) {
        FetchLimits limits = new FetchLimits(
                Duration.ofSeconds(4), Duration.ofSeconds(1), ByteSize.ofMegabytes(1), 5, "Dateline test");
        return new FeedFetcher(limits, new AddressGuard(List.of()), usual, InstantSource.system());
    }
}
