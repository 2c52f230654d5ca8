package dateline.sink.notify;

import static dateline.sink.Samples.NOON;
import static dateline.sink.Samples.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.Alert;
import dateline.contract.Topics;
import dateline.sink.notify.DeliveryResult.Delivered;
import dateline.sink.notify.DeliveryResult.Failed;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void alert_isPostedWithItsIdAndTime() throws Exception {
        assertThat(post(receiver.url(), true)).isEqualTo(new Delivered());

        Receiver.Request request = receiver.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("webhook-id")).isEqualTo("x");
        assertThat(request.header("webhook-timestamp")).isEqualTo(Long.toString(NOON.getEpochSecond()));
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(Topics.ALERTS
                        .value()
                        .deserializer()
                        .deserialize("", request.body().getBytes(UTF_8)))
                .isEqualTo(alert("x", NOON));
    }

    @Test
    void anyOtherStatus_isAFailure() throws Exception {
        receiver.answer(500);
        assertThat(post(receiver.url(), true)).isEqualTo(new Failed("answered with status 500"));
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        receiver.answer(307);
        assertThat(post(receiver.url(), true)).isEqualTo(new Failed("answered with status 307"));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void privateAddress_isRefused_withoutARequest() throws Exception {
        assertThat(post(receiver.url(), false))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Failed.class))
                .extracting(Failed::error)
                .asString()
                .contains("private address 127.0.0.1");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void receiverThatIsAway_isAFailure() throws Exception {
        receiver.close();
        assertThat(post(receiver.url(), true)).isInstanceOf(Failed.class);
    }

    @Test
    void idThatIsNoHeader_isAFailure() throws Exception {
        Alert odd = alert("x\r\nhost: elsewhere", NOON);
        try (Webhook webhook = new Webhook(receiver.url(), true)) {
            assertThat(webhook.post(odd, NOON)).isInstanceOf(Failed.class);
        }
    }

    private static DeliveryResult post(URI url, boolean allowPrivate) throws InterruptedException {
        try (Webhook webhook = new Webhook(url, allowPrivate)) {
            return webhook.post(alert("x", NOON), NOON);
        }
    }
}
