package dateline.sink;

import static dateline.sink.Samples.alert;
import static dateline.sink.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.EnrichedArticle;
import dateline.contract.topic.Topics;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.sink.channel.Receiver;
import dateline.sink.message.MessageLinks;
import dateline.sink.store.PostgresKept;
import dateline.testsupport.TestDatabase;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkWebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private TestDatabase database;
    private PostgresKept kept;
    private Producer<String, byte[]> producer;
    private SinkService sink;

    @BeforeEach
    void emptyEverything() {
        TestKafka.emptyTopics();
        database = TestDatabase.create();
        kept = new PostgresKept(database.dataSource());
        producer = TestKafka.connection().producer(Map.of("linger.ms", 0));
    }

    @AfterEach
    void close() {
        sink.close();
        producer.close();
        receiver.close();
    }

    @Test
    void eachAlert_isDeliveredOnce() {
        send("x");
        send("y");
        send("x");
        start();
        awaitDelivered(2);
        sink.close();

        start();
        send("z");
        awaitDelivered(3);
        assertThat(ids()).containsExactlyInAnyOrder("x.1", "y.1", "z.1");
    }

    @Test
    void failedDelivery_isTriedAgain_andDoesNotHoldUpStoring() {
        receiver.answer(500);
        start();
        send("x");
        await().atMost(PATIENCE).until(() -> receiver.requests().size() >= 2);
        EnrichedArticle article = article("a");
        producer.send(new ProducerRecord<>(
                Topics.ENRICHED.name(),
                "a",
                Topics.ENRICHED.value().serializer().serialize("", article)));
        await().atMost(PATIENCE).until(() -> kept.count("article") == 1);
        assertThat(kept.strings("select last_error from delivery where channel = 'webhook'"))
                .containsExactly("answered with status 500");

        receiver.answer(200);
        awaitDelivered(1);
        assertThat(ids()).containsOnly("x.1");
    }

    @Test
    void alertThatCouldNotBeDelivered_isDeliveredAfterARestart() {
        receiver.answer(503);
        start();
        send("x");
        await().atMost(PATIENCE).until(() -> !receiver.requests().isEmpty());
        sink.close();
        assertThat(kept.count("delivery where delivered_at is null and channel = 'webhook'"))
                .isEqualTo(1);

        receiver.answer(204);
        start();
        awaitDelivered(1);
    }

    @Test
    void databaseThatGoesAwayInTheMiddleOfADelivery_makesNobodyBeToldTwice() throws Exception {
        String url = database.jdbcUrl();
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        try (TcpProxy proxy = new TcpProxy(port)) {
            start(url.replace(":" + port + "/", ":" + proxy.port() + "/"));
            receiver.hold();
            send("x");
            await().atMost(PATIENCE).until(() -> !receiver.requests().isEmpty());
            proxy.cut();
            receiver.release();
            await().atMost(PATIENCE).until(() -> !sink.ready().ok());
            proxy.restore();
            awaitDelivered(1);
            assertThat(ids()).containsExactly("x.1");
        }
    }

    private void start() {
        start(database.jdbcUrl());
    }

    private void start(String jdbcUrl) {
        DatabaseConnection connection =
                new DatabaseConnection(jdbcUrl, database.user(), new Secret(database.password()));
        Secret url = new Secret(receiver.url().toString());
        sink = new SinkService(
                TestKafka.connection(),
                connection,
                new SinkConfig(3, 500, null, url, true, Map.of(), null),
                MessageLinks.NONE,
                new SimpleMeterRegistry(),
                InstantSource.system());
        sink.start();
    }

    private void send(String id) {
        byte[] value = Topics.ALERTS.value().serializer().serialize("", alert(id, Instant.now()));
        producer.send(new ProducerRecord<>(Topics.ALERTS.name(), id, value));
        producer.flush();
    }

    private void awaitDelivered(long alerts) {
        await().atMost(PATIENCE)
                .until(() -> kept.count("delivery where delivered_at is not null and channel = 'webhook'") == alerts);
    }

    private List<String> ids() {
        return receiver.ids();
    }
}
