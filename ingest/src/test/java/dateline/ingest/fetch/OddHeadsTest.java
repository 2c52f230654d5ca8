package dateline.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.config.ByteSize;
import dateline.runtime.net.AddressGuard;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of answers that no standard allows and that servers send all the same. */
class OddHeadsTest {
    private final HostileServer server = HostileServer.start();
    private final FeedFetcher fetcher = new FeedFetcher(
            new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(5), ByteSize.ofMegabytes(1), 5, "Dateline test"),
            new AddressGuard(List.of("127.0.0.0/8")),
            InstantSource.system());

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nConnection: close\n\n",
                "HTTP/1.1 200 OK\r\nContent-Type : text/xml\r\nX-B\u00FC: \u00FF\r\nX Odd: v\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nno header\r\n: none\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
            })
    void oddHead_isNoReasonNotToReadTheBody(String head) {
        server.on("/feed", Answers.raw((head + "<rss/>").getBytes(ISO_8859_1)));
        assertThat(fetcher.fetch(FetchRequest.feed(server.url("/feed"), null)))
                .isInstanceOfSatisfying(
                        FetchResult.Fetched.class,
                        fetched -> assertThat(new String(fetched.document().bytes(), ISO_8859_1))
                                .isEqualTo("<rss/>"));
    }
}
