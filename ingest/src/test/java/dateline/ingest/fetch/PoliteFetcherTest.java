package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.runtime.config.ByteSize;
import dateline.runtime.net.AddressGuard;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoliteFetcherTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int PERMITS = 8;

    private final HostileServer server = HostileServer.start();
    private final FeedFetcher fetcher = new FeedFetcher(
            new FetchLimits(TIMEOUT, TIMEOUT, ByteSize.ofMegabytes(1), 5, "test"),
            new AddressGuard(List.of("127.0.0.0/8")),
            InstantSource.system());
    private final PoliteFetcher polite =
            new PoliteFetcher(fetcher, new HostGate(Duration.ZERO), PERMITS, new SimpleMeterRegistry());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        callers.shutdownNow();
        fetcher.close();
        server.close();
    }

    @Test
    void hostThatWantsToBeLeftAlone_isNotAsked_norAreItsOtherFeeds() throws Exception {
        server.on("/busy", Answers.status(429, "Retry-After: 600"))
                .on("/other", Answers.document("text/xml", "<rss/>"));

        FetchResult first = polite.fetch(FetchRequest.feed(server.url("/busy"), null));
        FetchResult second = polite.fetch(FetchRequest.feed(server.url("/other"), null));

        assertThat(first).isInstanceOf(FetchResult.Throttled.class);
        assertThat(second)
                .isInstanceOfSatisfying(
                        FetchResult.Throttled.class,
                        t -> assertThat(t.retryAfter()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
        assertThat(server.requests("/other")).isEmpty();
    }

    @Test
    void hostsThatAreKnownNotToAnswer_doNotHoldOthersUp() throws Exception {
        server.on("/silent", Answers.silent()).on("/good", Answers.document("text/xml", "<rss/>"));
        List<Future<FetchResult>> learnt = ask(0, PERMITS);
        for (Future<FetchResult> answer : learnt) {
            assertThat(answer.get()).isInstanceOf(FetchResult.Failed.class);
        }
        int before = server.requests("/silent").size();

        List<Future<FetchResult>> again = ask(0, PERMITS);
        await().until(() -> server.requests("/silent").size() > before);
        FetchResult good = callers.submit(() -> polite.fetch(FetchRequest.feed(server.urlByName("/good"), null)))
                .get(TIMEOUT.toMillis() / 2, TimeUnit.MILLISECONDS);

        assertThat(good).isInstanceOf(FetchResult.Fetched.class);
        assertThat(again).anyMatch(answer -> !answer.isDone());
    }

    @Test
    void permanentMove_isReported_alsoWhereNothingHasChanged() throws InterruptedException {
        server.on("/old", Answers.redirect(308, "/new")).on("/new", Answers.validated("text/xml", "<rss/>", "\"1\""));
        FetchRequest again =
                FetchRequest.feed(server.url("/old"), new FetchRequest.Validators(server.url("/new"), "\"1\"", null));
        assertThat(polite.fetch(again))
                .isInstanceOfSatisfying(
                        FetchResult.NotModified.class,
                        n -> assertThat(n.movedTo()).isEqualTo(server.url("/new")));
    }

    @Test
    void linkHeaders_nameTheHub() throws InterruptedException {
        server.on(
                "/feed",
                Answers.document(
                        "text/xml",
                        "<rss/>",
                        "Link: <https://hub.example/>; rel=\"hub\", </feed.xml>; rel=self",
                        "Link: <ftp://no.example/>; rel=hub",
                        "Link: <https://other.example/>; title=x; rel=\"next hub\""));
        assertThat(polite.fetch(FetchRequest.feed(server.url("/feed"), null)))
                .isInstanceOfSatisfying(
                        FetchResult.Fetched.class,
                        f -> assertThat(f.links())
                                .isEqualTo(new WebLinks(
                                        List.of("https://hub.example/", "https://other.example/"),
                                        server.url("/feed.xml"))));
    }

    private List<Future<FetchResult>> ask(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(host -> callers.submit(
                        () -> polite.fetch(FetchRequest.feed(server.urlOfHost(host + 2, "/silent"), null))))
                .toList();
    }
}
