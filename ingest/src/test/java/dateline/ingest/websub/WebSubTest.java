package dateline.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedRequest.Kind;
import dateline.contract.topic.Topics;
import dateline.ingest.websub.Callbacks.Callback;
import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub, our callback and Kafka. Each test has a feed of its own, so that they can share the topic. */
class WebSubTest {
    /** Not a time of long ago: the topic forgets. */
    private static final Instant NOW = Instant.now();

    private static final String HUB = "https://hub.example/";
    private static final byte[] CONTENT = "<feed/>".getBytes(UTF_8);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestHub hub = TestHub.start();
    private final String feed = UUID.randomUUID().toString();
    private final String topic = "https://news.example/feed?of=" + feed + "&ä";
    private CallbackServer server = server(limits(Duration.ofMillis(50)), TestKafka.connection());

    @BeforeAll
    static void kafka() {
        TestKafka.createTopics();
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        hub.close();
    }

    @Test
    void subscription_isConfirmed_andDeliveriesAreTold() throws Exception {
        subscribe(HUB);
        await().until(() -> hub.hasSubscriber(topic));
        assertThat(hub.publish(topic, CONTENT, "sha256")).isEqualTo(202);

        assertThat(told())
                .containsExactly(
                        new FeedRequest(feed, Kind.SUBSCRIBED, NOW, TestHub.LEASE, topic, null, null),
                        FeedRequest.of(feed, Kind.PUSHED, NOW));
        assertThat(hub.last().lease()).isEqualTo("864000");
        assertThat(count("requested")).isEqualTo(1);
        assertThat(count("confirmed")).isEqualTo(1);
        assertThat(count("pushed")).isEqualTo(1);
    }

    @Test
    void serverThatWasStopped_isStartedAgainOnItsPort_andHubsCanCall() throws Exception {
        for (int i = 0; i < 3; i++) {
            int port = server.port();
            subscribe(HUB);
            await().until(() -> hub.hasSubscriber(topic));
            assertThat(hub.publish(topic, CONTENT, "sha256")).isEqualTo(202);
            server.close();
            assertThat(server.live().ok()).isFalse();
            server = server(limits(Duration.ofMillis(50)), TestKafka.connection(), port);
            server.start();
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.live().ok()).isTrue();
        }
        assertThat(count("pushed")).isEqualTo(3);
    }

    @Test
    void everyMethodOfSigning_isTaken() throws Exception {
        subscribe(HUB);
        await().until(() -> hub.hasSubscriber(topic));
        for (String method : List.of("sha1", "sha256", "sha384", "sha512")) {
            assertThat(hub.publish(topic, CONTENT, method)).isEqualTo(202);
        }

        assertThat(count("pushed")).isEqualTo(4);
        assertThat(count("forged")).isZero();
    }

    @Test
    void wrongOrMissingSignature_isAcknowledgedAlikeAndIgnored() throws Exception {
        String callback = callback(true);
        String wrong = TestHub.sign("sha256", "guessed", CONTENT);

        assertThat(hub.deliver(callback, CONTENT, "sha256=" + wrong)).isEqualTo(202);
        assertThat(hub.deliver(callback, CONTENT, "md5=" + wrong)).isEqualTo(202);
        assertThat(hub.deliver(callback, CONTENT, null)).isEqualTo(202);
        assertThat(count("forged")).isEqualTo(3);
        assertThat(told()).isEmpty();
    }

    @Test
    void signatureOfAnotherBodyOrFeed_isIgnored() throws Exception {
        Callback other = new Callback("another-feed", topic, true);
        String ours = callbacks().secret(new Callback(feed, topic, true));

        hub.deliver(callback(true), "<feed>!</feed>".getBytes(UTF_8), "sha1=" + TestHub.sign("sha1", ours, CONTENT));
        hub.deliver(
                callback(true),
                CONTENT,
                "sha1=" + TestHub.sign("sha1", callbacks().secret(other), CONTENT));
        assertThat(count("forged")).isEqualTo(2);
        assertThat(told()).isEmpty();
    }

    @Test
    void hubOverPlainHttp_getsNoSecret_andItsDeliveriesAreStillAReasonToAsk() throws Exception {
        subscribe("http://hub.example/");
        await().until(() -> hub.hasSubscriber(topic));
        assertThat(hub.last().secret()).isNull();

        assertThat(hub.publish(topic, CONTENT, "sha256")).isEqualTo(202);
        assertThat(told()).extracting(FeedRequest::kind).containsExactly(Kind.SUBSCRIBED, Kind.PUSHED);
    }

    @Test
    void forgedVerification_isNotFound() throws Exception {
        String another = callbacks().url(new Callback(feed, "https://news.example/another", true));

        assertThat(verify(base() + "/websub/" + feed + "/AAAAAAAAAAAAAAAAAAAAAA/AAAA", "subscribe", topic)
                        .statusCode())
                .isEqualTo(404);
        assertThat(verify(another, "subscribe", topic).statusCode())
                .as("another topic")
                .isEqualTo(404);
        assertThat(verify(callback(true), "publish", topic).statusCode())
                .as("unknown mode")
                .isEqualTo(404);
        assertThat(hub.get(callback(true), Map.of("hub.mode", "subscribe", "hub.topic", topic))
                        .statusCode())
                .as("without challenge")
                .isEqualTo(404);
        assertThat(hub.deliver(base() + "/websub/x/y/z", CONTENT, null)).isEqualTo(404);
        assertThat(hub.get(base() + "/", Map.of()).statusCode()).isEqualTo(404);
        assertThat(told()).isEmpty();
    }

    @Test
    void unsubscription_isNeverConfirmed_becauseWeNeverAskForIt() throws Exception {
        assertThat(verify(callback(true), "unsubscribe", topic).statusCode()).isEqualTo(404);
        assertThat(told()).isEmpty();
    }

    @Test
    void refusalByTheHub_isTold() throws Exception {
        HttpResponse<String> answer =
                hub.get(callback(true), Map.of("hub.mode", "denied", "hub.topic", topic, "hub.reason", "<b>no</b>"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(told()).containsExactly(new FeedRequest(feed, Kind.UNSUBSCRIBED, NOW, null, topic, null, null));
    }

    @Test
    void challenge_isEchoedAsPlainTextThatNoBrowserRuns() throws Exception {
        HttpResponse<String> answer = hub.get(
                callback(true),
                Map.of("hub.mode", "subscribe", "hub.topic", topic, "hub.challenge", "<script>1</script>é"));

        assertThat(answer.body()).isEqualTo("<script>1</script>é");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(told())
                .as("a lease that was not said")
                .extracting(FeedRequest::leaseSeconds)
                .containsOnlyNulls();
    }

    @Test
    void proxyThatKeepsThePathOfTheCallbackAddress_isServedToo() throws Exception {
        assertThat(verify(callback(true).replace("/websub/", "/news/websub/"), "subscribe", topic)
                        .body())
                .isEqualTo("c");
    }

    @Test
    void burst_isToldOnceAtOnce_andOnceWhenItIsOver() throws Exception {
        replace(limits(Duration.ofSeconds(2)));
        for (int i = 0; i < 20; i++) {
            hub.deliver(callback(false), CONTENT, null);
        }

        assertThat(told()).hasSize(1);
        await().until(() -> told().size() == 2);
        assertThat(count("pushed")).isEqualTo(20);
    }

    @Test
    void burstUnderWayWhenTheServerStops_isNotForgotten() throws Exception {
        replace(limits(Duration.ofHours(1)));
        hub.deliver(callback(false), CONTENT, null);
        hub.deliver(callback(false), CONTENT, null);
        server.close();

        assertThat(told()).hasSize(2);
    }

    @Test
    void largestBody_isTaken_andALargerOneRefused_announcedOrNot() throws Exception {
        String callback = callback(true);
        byte[] largest = new byte[10 << 20];
        String secret = callbacks().secret(new Callback(feed, topic, true));

        assertThat(hub.deliver(callback, largest, "sha1=" + TestHub.sign("sha1", secret, largest)))
                .isEqualTo(202);
        assertThat(count("pushed")).isEqualTo(1);
        assertThat(raw(callback, "Content-Length: " + (largest.length + 1) + "\r\n\r\n", new byte[0]))
                .startsWith("HTTP/1.1 413");
        byte[] chunk = ("a00001\r\n" + "x".repeat(0xa00001) + "\r\n0\r\n\r\n").getBytes(UTF_8);
        assertThat(raw(callback, "Transfer-Encoding: chunked\r\n\r\n", chunk)).startsWith("HTTP/1.1 413");
        assertThat(told()).hasSize(1);
    }

    @Test
    void slowCallers_areCutOff_andKeepNobodyWaiting() throws Exception {
        CallbackLimits standard = limits(Duration.ofMillis(50));
        replace(new CallbackLimits(standard.maxBytes(), Duration.ofSeconds(2), 64, 1_000, standard.burst()));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                slow.add(open("POST /websub/"));
                slow.add(open(
                        "POST " + path(callback(false)) + " HTTP/1.1\r\nHost: us\r\nContent-Length: 100\r\n\r\nx"));
            }
            assertThat(hub.deliver(callback(false), CONTENT, null)).isEqualTo(202);
            // a byte now and then does not help
            await().atMost(Duration.ofSeconds(30)).until(() -> slow.stream().allMatch(WebSubTest::isCutOff));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(hub.deliver(callback(false), CONTENT, null)).isEqualTo(202);
    }

    @Test
    void moreRequestsThanCanBeAnswered_areAskedToComeAgain() throws Exception {
        replace(new CallbackLimits(1_000, Duration.ofSeconds(30), 1, 1_000, Duration.ofMillis(50)));
        try (Socket slow =
                open("POST " + path(callback(false)) + " HTTP/1.1\r\nHost: us\r\nContent-Length: 100\r\n\r\nx")) {
            await().until(() -> hub.deliver(callback(false), CONTENT, null) == 503);
        }
        await().until(() -> hub.deliver(callback(false), CONTENT, null) == 202);
        assertThat(count("busy")).isPositive();
    }

    @Test
    void headersWithoutEnd_areRefused() throws Exception {
        String flood = "X: " + "y".repeat(64 * 1024) + "\r\n\r\n";

        assertThat(raw(callback(false), flood, new byte[0])).startsWith("HTTP/1.1 431");
    }

    @Test
    void kafkaAway_hubsAreAskedToComeAgain() throws Exception {
        server.close();
        try (ServerSocket nobody = new ServerSocket(0)) {
            server = server(
                    limits(Duration.ofMillis(50)), new KafkaConnection("127.0.0.1:" + nobody.getLocalPort(), Map.of()));
            server.start();

            assertThat(verify(callback(true), "subscribe", topic).statusCode()).isEqualTo(503);
            assertThat(hub.deliver(callback(false), CONTENT, null)).isEqualTo(503);
        }
        assertThat(count("unavailable")).isEqualTo(2);
    }

    @Test
    void hubThatDoesNotTakeTheRequest_orIsAway_isSaid() throws Exception {
        HubClient refused = client((url, type, body) -> 403);
        HubClient away = client((url, type, body) -> {
            throw new IOException("away");
        });

        assertThat(refused.subscribe(feed, HUB, topic)).isFalse();
        assertThat(away.subscribe(feed, HUB, topic)).isFalse();
        assertThat(count("rejected")).isEqualTo(2);
    }

    private void subscribe(String address) throws InterruptedException {
        assertThat(client(hub.asPost()).subscribe(feed, address, topic)).isTrue();
    }

    private HubClient client(Post post) {
        Callbacks reachable = new Callbacks(base(), secret());
        return new HubClient(reachable, Duration.ofDays(10), post, meters);
    }

    private HttpResponse<String> verify(String callback, String mode, String of) throws Exception {
        return hub.get(callback, Map.of("hub.mode", mode, "hub.topic", of, "hub.challenge", "c"));
    }

    private void replace(CallbackLimits limits) {
        server.close();
        server = server(limits, TestKafka.connection());
        server.start();
    }

    private CallbackServer server(CallbackLimits limits, KafkaConnection kafka) {
        return server(limits, kafka, 0);
    }

    private CallbackServer server(CallbackLimits limits, KafkaConnection kafka, int port) {
        WebSubConfig config =
                new WebSubConfig("https://us.example/news", "127.0.0.1", port, secret(), Duration.ofDays(10));
        return new CallbackServer(kafka, config, limits, meters, InstantSource.fixed(NOW));
    }

    private static CallbackLimits limits(Duration burst) {
        CallbackLimits s = CallbackLimits.STANDARD;
        return new CallbackLimits(s.maxBytes(), s.exchange(), s.atOnce(), s.connections(), burst);
    }

    private Callbacks callbacks() {
        return new Callbacks(base(), secret());
    }

    private String callback(boolean isSigned) {
        return callbacks().url(new Callback(feed, topic, isSigned));
    }

    private String base() {
        return "http://127.0.0.1:" + server.port();
    }

    private static Secret secret() {
        return new Secret("a secret of this test");
    }

    private double count(String event) {
        return meters.get("dateline.ingest.websub")
                .tag("event", event)
                .counter()
                .count();
    }

    private static String path(String url) {
        return url.substring(url.indexOf('/', "http://".length()));
    }

    private Socket open(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.getOutputStream().write(text.getBytes(UTF_8));
        return socket;
    }

    private static boolean isCutOff(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getOutputStream().write('x');
            InputStream in = socket.getInputStream();
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The answer's status line, however little of the body the server reads. */
    private String raw(String callback, String headers, byte[] body) throws Exception {
        try (Socket socket = open("POST " + path(callback) + " HTTP/1.1\r\nHost: us\r\n" + headers)) {
            socket.setSoTimeout(30_000);
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    socket.getOutputStream().write(body);
                } catch (IOException e) {
                    // refused meanwhile, as it should be
                }
            });
            String line = new String(socket.getInputStream().readNBytes(12), UTF_8);
            writer.join(Duration.ofSeconds(10));
            return line;
        }
    }

    /** What Kafka was told about this test's feed, in order: all of it is in one partition. */
    private List<FeedRequest> told() {
        List<FeedRequest> told = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = TestKafka.connection().consumer(Map.of())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.FEED_REQUESTS.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> {
                    if (r.key().equals(feed)) {
                        told.add(Topics.FEED_REQUESTS.value().deserializer().deserialize(r.topic(), r.value()));
                    }
                });
            }
        }
        return told;
    }
}
