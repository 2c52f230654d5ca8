package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.Article;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.topic.Topics;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedParser;
import dateline.runtime.config.ByteSize;
import dateline.runtime.feed.FeedRegistry;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.HostileServer.Answer;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The worst that servers can do, all at once: what they do is named, memory stays flat, and other feeds are read. */
@Timeout(400)
class HostileWorldTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PROMPTLY = Duration.ofSeconds(10);
    private static final String XML = "application/rss+xml";
    private static final String HEAD = "<?xml version=\"1.0\"?>\n";
    private static final String CHANNEL = "<rss version=\"2.0\"><channel><title>T</title>";
    private static final int MOST_HEAP_MEGABYTES = 150;

    private final HostileServer server = HostileServer.start();
    private final HostileServer canary = HostileServer.start();
    private final FeedRegistry registry = new FeedRegistry(TestKafka.connection());
    private final Map<String, FeedSpec> feeds = new HashMap<>();

    @BeforeEach
    void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @AfterEach
    void close() {
        server.close();
        canary.close();
    }

    @Test
    void whateverServersDo_isNamed_andTheNextFeedIsReadOnTime() {
        Map<String, String> reasons = hostileFeeds();
        server.on("/good", rss("first"));
        FeedSpec good = IngestServiceTest.spec(server.urlByName("/good"));
        registry.add(good);
        long before = usedMegabytes();
        try (IngestService ingest = start()) {
            await().atMost(PATIENCE).until(() -> titles().contains("first"));
            for (int round = 0; round < 4; round++) {
                String title = "news " + round;
                int asked = server.requests("/bomb").size()
                        + server.requests("/laughs").size();
                await().atMost(PATIENCE)
                        .until(() -> server.requests("/bomb").size()
                                        + server.requests("/laughs").size()
                                > asked + 2);
                server.on("/good", rss(title));
                await("the good feed beside all others").atMost(PROMPTLY).until(() -> titles().contains(title));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(found(reasons.keySet().stream().toList()))
                                    .containsExactlyInAnyOrderEntriesOf(reasons));
            assertThat(usedMegabytes() - before).as("megabytes").isLessThan(MOST_HEAP_MEGABYTES);
            assertThat(ingest.live().ok()).isTrue();
            assertThat(ingest.ready().ok()).isTrue();
        }
        assertThat(canary.requests())
                .as("nothing that a document names is fetched")
                .isEmpty();
        assertThat(titles()).noneMatch(title -> title.contains("root:"));
    }

    /** Each path with the reason that is to be given. */
    private Map<String, String> hostileFeeds() {
        Map<String, String> reasons = new LinkedHashMap<>();
        hostile(reasons, "/bomb", "too-large", Answers.gzipBomb(XML, 1L << 30));
        hostile(reasons, "/brotli", "too-large", Answers.document(XML, BrotliBomb.bytes(), "Content-Encoding: br"));
        hostile(reasons, "/endless", "too-large", Answers.endless(XML));
        hostile(reasons, "/headers", "connection-lost", Answers.endlessHeaders());
        hostile(reasons, "/slow-headers", "timeout", Answers.slowHeaders(Duration.ofMillis(100)));
        hostile(reasons, "/silent", "timeout", Answers.silent());
        hostile(reasons, "/drip", "timeout", Answers.drip(XML, CHANNEL.repeat(50), Duration.ofMillis(50)));
        hostile(reasons, "/hang-up", "connection-lost", Answers.hangUp());
        hostile(reasons, "/loop", "too-many-redirects", Answers.redirect(302, "/loop"));
        hostile(reasons, "/metadata", "refused-address", Answers.redirect(302, "http://169.254.169.254/latest/"));
        hostile(reasons, "/file", "bad-redirect", Answers.redirect(302, "file:///etc/passwd"));
        hostile(reasons, "/items", "too-many-items", Answers.streamed(XML, CHANNEL, "<item/>", 1_000_000));
        hostile(reasons, "/deep", "too-deep", Answers.streamed(XML, CHANNEL, "<b>", 200_000));
        server.on("/laughs", document(billionLaughs()));
        add("/laughs", 40);
        server.on("/xxe", document(externalEntity()));
        add("/xxe", 41);
        server.on(
                "/attribute", document(CHANNEL + "<item a=\"" + "x".repeat(5 << 20) + "\"><title>big</title></item>"));
        add("/attribute", 42);
        return reasons;
    }

    private void hostile(Map<String, String> reasons, String path, String reason, Answer answer) {
        server.on(path, answer);
        add(path, 2 + reasons.size());
        reasons.put(path, reason);
    }

    private void add(String path, int host) {
        FeedSpec feed = IngestServiceTest.spec(server.urlOfHost(host, path));
        feeds.put(path, feed);
        registry.add(feed);
    }

    private Map<String, String> found(List<String> paths) {
        Map<String, FeedState> latest = new HashMap<>();
        CommittedRecords.values(Topics.FEED_STATE).forEach(state -> latest.put(state.feedId(), state));
        Map<String, String> found = new HashMap<>();
        for (String path : paths) {
            FeedState state = latest.get(feeds.get(path).id());
            found.put(
                    path,
                    state == null || state.error() == null
                            ? "none"
                            : state.error().reason());
        }
        return found;
    }

    private String billionLaughs() {
        StringBuilder dtd = new StringBuilder(HEAD + "<!DOCTYPE rss [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            dtd.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd + "]>" + CHANNEL + "<item><title>&l11;</title></item></channel></rss>";
    }

    private String externalEntity() {
        return HEAD + "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b SYSTEM \"" + canary.url("/b")
                + "\"><!ENTITY % c SYSTEM \"" + canary.url("/c") + "\"> %c;]>" + CHANNEL
                + "<item><title>x &a; &b;</title><guid>x</guid></item></channel></rss>";
    }

    private static Answer rss(String title) {
        return document(
                CHANNEL + "<item><title>" + title + "</title><guid>" + title + "</guid></item></channel></rss>");
    }

    private static Answer document(String xml) {
        return Answers.document(XML, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> titles() {
        return IngestServiceTest.articles().stream().map(Article::title).toList();
    }

    /** What is in use once what is not has been collected. */
    private static long usedMegabytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() >> 20;
    }

    private static IngestService start() {
        IngestConfig config = IngestConfigBuilder.builder(IngestServiceTest.config())
                .fetchTimeout(Duration.ofSeconds(3))
                .maxBytes(ByteSize.ofMegabytes(10))
                .build();
        PageReader pages = new PageReader();
        FeedParser parser = new FeedParser();
        IngestService service = new IngestService(
                TestKafka.connection(),
                config,
                parser::parse,
                page -> pages.read(page.bytes(), page.contentType(), page.url()),
                new SimpleMeterRegistry(),
                InstantSource.system());
        service.start();
        return service;
    }
}
