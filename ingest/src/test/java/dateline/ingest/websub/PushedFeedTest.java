package dateline.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.ingest.IngestConfig;
import dateline.ingest.IngestConfigBuilder;
import dateline.ingest.IngestService;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedParser;
import dateline.runtime.config.Secret;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed with a hub, polled by ingest: from discovery to an article that no poll was due for. */
class PushedFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HostileServer server = HostileServer.start();
    private final TestHub hub = TestHub.start();
    private final KafkaConnection kafka = TestKafka.connection();
    private IngestService ingest = new IngestService(
            kafka, config(), new FeedParser(), new PageReader(), new SimpleMeterRegistry(), InstantSource.system());

    @BeforeEach
    void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @AfterEach
    void close() {
        ingest.close();
        hub.close();
        server.close();
    }

    @Test
    void newsOfAHub_isPublishedAtOnce_thoughThePollIsHoursAway() throws Exception {
        String url = server.url("/feed");
        server.on("/feed", Answers.document("application/atom+xml", atom("A")));
        new FeedRegistry(kafka)
                .add(new FeedSpec(
                        FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.FEED, Instant.now()));
        ingest.start();
        await().atMost(PATIENCE).until(() -> hub.hasSubscriber(url));
        await().atMost(PATIENCE).until(this::isConfirmed);

        server.on("/feed", Answers.document("application/atom+xml", atom("A", "B")));
        assertThat(hub.publish(url, "ignored".getBytes(UTF_8), "sha256")).isEqualTo(202);

        await().atMost(PATIENCE).until(() -> values(Topics.ARTICLES).size() == 2);
        assertThat(values(Topics.ARTICLES)).extracting(Article::title).containsExactlyInAnyOrder("A", "B");
        FeedState.Push push = last(Topics.FEED_STATE).push();
        assertThat(push)
                .satisfies(p -> assertThat(p.lastPush()).isNotNull())
                .satisfies(p -> assertThat(p.missed()).isFalse());
        assertThat(hub.last().secret()).as("the hub is asked over plain http").isNull();
    }

    private boolean isConfirmed() {
        FeedState.Push push = last(Topics.FEED_STATE).push();
        return push != null && push.until() != null;
    }

    private String atom(String... titles) {
        StringBuilder feed = new StringBuilder("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><id>f</id>"
                + "<link rel='hub' href='" + hub.url() + "'/><link rel='self' href='" + server.url("/feed") + "'/>");
        for (String title : titles) {
            feed.append("<entry><id>urn:" + title + "</id><title>" + title + "</title><link href='"
                    + server.url("/" + title) + "'/><updated>2026-11-01T00:00:00Z</updated></entry>");
        }
        return feed.append("</feed>").toString();
    }

    private <V> V last(Topic<String, V> topic) {
        List<V> values = values(topic);
        if (values.isEmpty()) {
            throw new AssertionError("nothing on " + topic.name());
        }
        return values.getLast();
    }

    private <V> List<V> values(Topic<String, V> topic) {
        List<V> values = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
            List<TopicPartition> all = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r -> values.add(topic.value().deserializer().deserialize(r.topic(), r.value())));
            }
        }
        return values;
    }

    private static IngestConfig config() {
        int port = freePort();
        return IngestConfigBuilder.builder(IngestConfig.defaults())
                .minInterval(Duration.ofHours(1))
                .defaultInterval(Duration.ofHours(2))
                .maxInterval(Duration.ofHours(3))
                .perHostSpacing(Duration.ZERO)
                .allowPrivateAddresses(List.of("127.0.0.0/8"))
                .transactionTimeout(Duration.ofSeconds(10))
                .websub(new WebSubConfig(
                        "http://127.0.0.1:" + port,
                        "127.0.0.1",
                        port,
                        new Secret("a secret of this test"),
                        Duration.ofDays(10)))
                .build();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
