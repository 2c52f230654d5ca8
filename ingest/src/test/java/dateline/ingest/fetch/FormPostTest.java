package dateline.ingest.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.runtime.config.ByteSize;
import dateline.runtime.net.AddressGuard;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FormPostTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HostileServer server = HostileServer.start();
    private final FeedFetcher fetcher = fetcher(List.of("127.0.0.1"), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void body_isSentWithItsTypeAndOurName() throws Exception {
        server.on("/hub", Answers.status(202));

        assertThat(post("/hub")).isEqualTo(202);
        HostileServer.Request request = server.requests("/hub").get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Content-Type")).isEqualTo(FORM);
        assertThat(request.header("Content-Length")).isEqualTo("3");
        assertThat(request.header("User-Agent")).isEqualTo("test");
    }

    @Test
    void temporaryAndPermanentRedirect_areFollowedWithTheBody() throws Exception {
        server.on("/a", Answers.redirect(307, "/b"))
                .on("/b", Answers.redirect(308, "/c"))
                .on("/c", Answers.status(202));

        assertThat(post("/a")).isEqualTo(202);
        assertThat(server.requests("/c").get(0).method()).isEqualTo("POST");
        assertThat(server.requests("/c").get(0).header("Content-Length")).isEqualTo("3");
    }

    @Test
    void otherRedirects_areNotFollowed() throws Exception {
        server.on("/a", Answers.redirect(302, "/b")).on("/b", Answers.status(202));

        assertThat(post("/a")).isEqualTo(302);
        assertThat(server.requests("/b")).isEmpty();
    }

    @Test
    void redirectsWithoutEnd_end() {
        server.on("/a", Answers.redirect(307, "/a"));

        assertThatThrownBy(() -> post("/a")).isInstanceOf(IOException.class).hasMessageContaining("redirects");
        assertThat(server.requests("/a")).hasSize(3);
    }

    @Test
    void privateAddress_isNotAsked() {
        server.on("/hub", Answers.status(202));
        try (FeedFetcher guarded = fetcher(List.of(), Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> guarded.post(server.url("/hub"), FORM, new byte[3]))
                    .isInstanceOf(IOException.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whatIsNoAddress_isRefused() {
        assertThatThrownBy(() -> fetcher.post("file:///etc/passwd", FORM, new byte[3]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void silentServer_isGivenUp() {
        server.on("/hub", Answers.silent());
        try (FeedFetcher hasty = fetcher(List.of("127.0.0.1"), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> hasty.post(server.url("/hub"), FORM, new byte[3]))
                    .isInstanceOf(IOException.class);
        }
    }

    private int post(String path) throws IOException {
        return fetcher.post(server.url(path), FORM, "a=b".getBytes(US_ASCII));
    }

    private static FeedFetcher fetcher(List<String> allowed, Duration timeout) {
        return new FeedFetcher(
                new FetchLimits(timeout, Duration.ofSeconds(5), ByteSize.ofMegabytes(1), 2, "test"),
                new AddressGuard(allowed),
                InstantSource.system());
    }
}
