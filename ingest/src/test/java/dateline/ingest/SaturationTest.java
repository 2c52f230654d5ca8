package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.topic.FeedPartitions;
import dateline.contract.topic.Topics;
import dateline.runtime.feed.FeedRegistry;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More polls than there is room for: in line for one host, for a place to ask, for admission to be published. */
@Timeout(120)
class SaturationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HostileServer server = HostileServer.start();
    private final FeedRegistry registry = new FeedRegistry(TestKafka.connection());

    @BeforeEach
    void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void manyFeedsOfOneHostThatWantPages_allFinish() {
        List<String> urls =
                IntStream.range(0, 70).mapToObj(i -> server.url("/feed/" + i)).toList();
        everyFeedsPage_isRead(urls);
    }

    @Test
    void manyHostsOfOnePartitionThatWantPages_allFinish() {
        List<String> urls = IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "http://127.1." + (i >> 7) + "." + (1 + (i & 127)) + ":" + server.port() + "/feed/" + i)
                .filter(url -> FeedPartitions.of(url, Topics.FEEDS.partitions()) == 0)
                .limit(100)
                .toList();
        everyFeedsPage_isRead(urls);
    }

    private void everyFeedsPage_isRead(List<String> urls) {
        List<FeedSpec> feeds = new ArrayList<>();
        for (String url : urls) {
            String path = url.substring(url.indexOf("/feed/"));
            String page = url.replace("/feed/", "/page/");
            server.on(path, Answers.document(LineFeed.TYPE, LineFeed.of("1|" + page + "|T|Teaser")));
            server.on(path.replace("/feed/", "/page/"), Answers.document("text/html", "The whole text of " + path));
            feeds.add(new FeedSpec(
                    FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.PAGE, Instant.EPOCH));
        }
        registry.addAll(feeds);
        try (IngestService ingest = start()) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(IngestServiceTest.articles()).hasSize(urls.size()));
            assertThat(ingest.live().ok()).isTrue();
        }
        assertThat(IngestServiceTest.articles()).allMatch(a -> a.text().startsWith("The whole text"));
    }

    private static IngestService start() {
        IngestService service = new IngestService(
                TestKafka.connection(),
                IngestServiceTest.config(),
                LineFeed::parse,
                IngestServiceTest::page,
                new SimpleMeterRegistry(),
                InstantSource.system());
        service.start();
        return service;
    }
}
