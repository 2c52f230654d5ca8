package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.runtime.config.ByteSize;
import dateline.runtime.feed.FeedOptions;
import dateline.runtime.net.AddressGuard;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FeedAccessTest {
    private static final String BASIC = "Basic YW5uOm9wZW4gc2VzYW1l";

    @TempDir
    private Path directory;

    private final HostileServer server = HostileServer.start();
    private final FeedFetcher fetcher = new FeedFetcher(
            new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(5), ByteSize.ofMegabytes(1), 5, "Dateline test"),
            new AddressGuard(List.of("127.0.0.0/8", "localhost")),
            InstantSource.system());

    @BeforeEach
    void secrets() throws IOException {
        secret("127.0.0.1", "login", "ann:open sesame\n");
        secret("127.0.0.1", "token", "t0k3n-of-ours");
        secret("127.0.0.1", "session", "sid=s3ss10n; lang=en");
        server.on("/feed", Answers.document("text/xml", "<rss/>"));
        server.on("/page", Answers.document("text/html", "<p>x"));
    }

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void whatTheOptionsSay_isSentToTheFeed() throws UnusableOption {
        fetch(
                "/feed",
                Map.of(
                        "user-agent", "Reader/2",
                        "header.X-Edition", "uk",
                        "header.Accept-Language", "fr",
                        "header-secret.X-Api-Key", "token",
                        "cookie-secret", "session",
                        "basic-secret", "login"));

        Map<String, String> sent = server.requests("/feed").getFirst().headers();
        assertThat(sent)
                .containsEntry("user-agent", "Reader/2")
                .containsEntry("x-edition", "uk")
                .containsEntry("accept-language", "fr")
                .containsEntry("x-api-key", "t0k3n-of-ours")
                .containsEntry("cookie", "sid=s3ss10n; lang=en")
                .containsEntry("authorization", BASIC);
    }

    @Test
    void bearer_isSent_andCookiesOfTheExchangeStandBesideOurs() throws UnusableOption {
        server.on(
                "/first",
                (request, out) -> Answers.status(
                                302, "Location: /feed", "Set-Cookie: lang=de; Path=/", "Set-Cookie: a=b; Path=/")
                        .to(request, out));
        fetch("/first", Map.of("bearer-secret", "token", "cookie", "consent=yes; lang=en"));
        assertThat(server.requests("/feed").getFirst().headers())
                .containsEntry("authorization", "Bearer t0k3n-of-ours")
                .containsEntry("cookie", "consent=yes; lang=de; a=b");
    }

    @Test
    void anotherOrigin_isSentNothingOfIt_whereverTheWayLeads() throws UnusableOption {
        Map<String, String> all = Map.of(
                "user-agent", "Reader/2",
                "header.X-Edition", "uk",
                "header-secret.X-Api-Key", "token",
                "cookie-secret", "session",
                "basic-secret", "login");
        server.on("/away", Answers.redirect(302, server.urlByName("/feed")));
        server.on(
                "/onward",
                Answers.document(
                        "text/html",
                        "<html><head><meta http-equiv=refresh content=\"0;url=" + server.urlOfHost(2, "/feed")
                                + "\">"));

        fetch("/away", all);
        fetch("/onward", all);
        fetcher.fetch(FetchRequest.page(server.urlOfHost(3, "/page")).with(options(server.url("/feed"), all)));
        fetcher.fetch(FetchRequest.robots(server.urlOfHost(3, "/robots.txt")).with(options(server.url("/feed"), all)));

        assertThat(server.requests("/away").getFirst().header("authorization")).isEqualTo(BASIC);
        List<HostileServer.Request> elsewhere = server.requests().stream()
                .filter(r -> !r.header("host").startsWith("127.0.0.1:"))
                .toList();
        assertThat(elsewhere).hasSize(4).allSatisfy(request -> {
            assertThat(request.headers()).doesNotContainKeys("authorization", "cookie", "x-api-key", "x-edition");
            assertThat(request.header("user-agent")).isEqualTo("Reader/2");
        });
    }

    @Test
    void pagesOfTheFeedsOwnOrigin_areAskedAsTheFeedIs() throws UnusableOption {
        FetchOptions options = options(server.url("/feed"), Map.of("bearer-secret", "token"));
        fetcher.fetch(FetchRequest.page(server.url("/page")).with(options));
        assertThat(server.requests("/page").getFirst().header("authorization")).isEqualTo("Bearer t0k3n-of-ours");
    }

    @Test
    void anOriginThatIsNotTheFeeds_andWantsCredentials_isSaid() throws UnusableOption {
        server.on("/away", Answers.redirect(301, server.urlByName("/closed")));
        server.on("/closed", Answers.status(401));
        FetchResult result = fetch("/away", Map.of("basic-secret", "login"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.message())
                                .contains("401", "for the feed's own origin alone: change the feed's address"));
    }

    @Test
    void whatAServerSaysOfOurSecrets_isNotTold() throws UnusableOption {
        server.on(
                "/echo",
                (request, out) -> Answers.redirect(302, "gopher://x/?" + request.header("authorization"))
                        .to(request, out));
        FetchResult echoed = fetch("/echo", Map.of("bearer-secret", "token"));
        assertThat(echoed)
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed ->
                                assertThat(failed.message()).contains("gopher").doesNotContain("t0k3n"));
        server.on(
                "/headers",
                (request, out) -> Answers.document("text/xml", "<rss/>", "X-Said: " + request.header("authorization"))
                        .to(request, out));
        FetchResult headers = fetch("/headers", Map.of("basic-secret", "login"));
        assertThat(headers)
                .isInstanceOfSatisfying(
                        FetchResult.Fetched.class,
                        fetched ->
                                assertThat(fetched.headers()).contains("X-Said").doesNotContain("YW5u"));
        assertThat(options(server.url("/"), Map.of("bearer-secret", "token", "cookie", "a=bcdef"))
                        .toString())
                .doesNotContain("t0k3n", "bcdef");
    }

    @Test
    void aSecret_isForItsHostAlone_whoeverNamesIt() throws IOException {
        secret("bank.example", "key", "money");
        assertThatThrownBy(() -> options("https://evil.example/feed", Map.of("bearer-secret", "key")))
                .isInstanceOf(UnusableOption.class)
                .hasMessageContaining("there is no secret key for this host; put it into the file")
                .hasMessageContaining(
                        directory.resolve("evil.example").resolve("key").toString());
        assertThatThrownBy(() -> new SecretFiles(null).read("a.example", "key")).hasMessageContaining("ingest.secrets");
    }

    @Test
    void aChangedSecret_countsAtOnce_andABadOneIsNamed_butNotTold() throws Exception {
        fetch("/feed", Map.of("bearer-secret", "token"));
        secret("127.0.0.1", "token", "another");
        fetch("/feed", Map.of("bearer-secret", "token"));
        assertThat(server.requests("/feed").getLast().header("authorization")).isEqualTo("Bearer another");

        secret("127.0.0.1", "token", "two\nlines");
        assertThatThrownBy(() -> fetch("/feed", Map.of("bearer-secret", "token")))
                .hasMessageContaining("must be one line of printable ASCII")
                .hasMessageNotContaining("two");
        assertThatThrownBy(() -> fetch("/feed", Map.of("basic-secret", "session")))
                .hasMessageContaining("must be user:password");
    }

    @ParameterizedTest
    @CsvSource({
        "identiy, guid, did you mean",
        "proxy, nonsense, begins with none of",
        "basic-secret, none, there is no secret"
    })
    void anOptionThatCannotBeUsed_isSaid_andNothingIsAsked(String key, String value, String said) {
        assertThatThrownBy(() -> fetch("/feed", Map.of(key, value)))
                .isInstanceOf(UnusableOption.class)
                .hasMessageContaining(said);
        assertThat(server.requests()).isEmpty();
    }

    private FetchResult fetch(String path, Map<String, String> given) throws UnusableOption {
        return fetcher.fetch(FetchRequest.feed(server.url(path), null).with(options(server.url(path), given)));
    }

    private FetchOptions options(String url, Map<String, String> given) throws UnusableOption {
        return new FeedAccess(new SecretFiles(directory), List.of()).of(url, FeedOptions.of(given));
    }

    private void secret(String host, String name, String value) throws IOException {
        Files.createDirectories(directory.resolve(host));
        Files.writeString(directory.resolve(host).resolve(name), value);
    }
}
