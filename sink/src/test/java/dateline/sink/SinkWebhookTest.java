package dateline.sink;

import static dateline.sink.Samples.alert;
import static dateline.sink.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import dateline.runtime.config.Secret;
import dateline.sink.channel.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SinkWebhookTest {
    private static final Duration PATIENCE = RunningSink.PATIENCE;

    private final Receiver receiver = new Receiver();

    @RegisterExtension
    final RunningSink sink = new RunningSink(
            new SinkConfig(3, 500, null, new Secret(receiver.url().toString()), true, Map.of(), null));

    @AfterEach
    void close() {
        sink.stop();
        receiver.close();
    }

    @Test
    void eachAlert_isDeliveredOnce() {
        send("x");
        send("y");
        send("x");
        sink.start();
        awaitDelivered(2);
        sink.stop();

        sink.start();
        send("z");
        awaitDelivered(3);
        assertThat(ids()).containsExactlyInAnyOrder("x.1", "y.1", "z.1");
    }

    @Test
    void failedDelivery_isTriedAgain_andDoesNotHoldUpStoring() {
        receiver.answer(500);
        sink.start();
        send("x");
        await().atMost(PATIENCE).until(() -> receiver.requests().size() >= 2);
        sink.sendArticle(article("a"));
        await().atMost(PATIENCE).until(() -> sink.kept().count("article") == 1);
        assertThat(sink.kept().strings("select last_error from delivery where channel = 'webhook'"))
                .containsExactly("answered with status 500");

        receiver.answer(200);
        awaitDelivered(1);
        assertThat(ids()).containsOnly("x.1");
    }

    @Test
    void alertThatCouldNotBeDelivered_isDeliveredAfterARestart() {
        receiver.answer(503);
        sink.start();
        send("x");
        await().atMost(PATIENCE).until(() -> !receiver.requests().isEmpty());
        sink.stop();
        assertThat(sink.kept().count("delivery where delivered_at is null and channel = 'webhook'"))
                .isEqualTo(1);

        receiver.answer(204);
        sink.start();
        awaitDelivered(1);
    }

    @Test
    void databaseThatGoesAwayInTheMiddleOfADelivery_makesNobodyBeToldTwice() throws Exception {
        try (TcpProxy proxy = new TcpProxy(sink.databasePort())) {
            sink.startThrough(proxy);
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

    private void send(String id) {
        sink.send(Topics.ALERTS, id, alert(id, Instant.now()));
    }

    private void awaitDelivered(long alerts) {
        await().atMost(PATIENCE)
                .until(() ->
                        sink.kept().count("delivery where delivered_at is not null and channel = 'webhook'") == alerts);
    }

    private List<String> ids() {
        return receiver.ids();
    }
}
