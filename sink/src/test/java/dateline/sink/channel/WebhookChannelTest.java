package dateline.sink.channel;

import static dateline.sink.Samples.NOON;
import static dateline.sink.Samples.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.config.InvalidSetting;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.runtime.config.Secret;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.channel.DeliveryResult.Gone;
import dateline.sink.channel.DeliveryResult.Rejected;
import dateline.sink.message.MessageLinks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookChannelTest {
    /** The specification's own example. */
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final Secret OLD = new Secret("whsec_" + "QUJD".repeat(10));

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void event_isPostedWithTypeTimeAndTheWholeAlert() throws Exception {
        Alert alert = alert("x", 2, Alert.State.UPDATED, NOON);
        assertThat(tell(config(List.of()), alert)).isEqualTo(new Delivered());

        Receiver.Request request = receiver.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("webhook-id")).isEqualTo("x.2");
        assertThat(request.header("webhook-timestamp")).isEqualTo(Long.toString(NOON.getEpochSecond()));
        assertThat(request.header("webhook-signature")).isEmpty();
        JsonNode body = Json.MAPPER.readTree(request.bytes());
        assertThat(body.fieldNames()).toIterable().containsExactly("type", "timestamp", "data");
        assertThat(body.get("type").textValue()).isEqualTo("alert.updated");
        assertThat(body.get("timestamp").textValue()).isEqualTo("2026-11-20T12:00:02Z");
        assertThat(Json.MAPPER.treeToValue(body.get("data"), Alert.class)).isEqualTo(alert);
    }

    @Test
    void specificationsExample_isSignedAsItSays() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(new Signatures(List.of(SECRET)).header("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecret_signs_soThatSecretsCanBeChanged() throws Exception {
        tell(config(List.of(SECRET, OLD)), alert("x", 1, Alert.State.OPEN, NOON));
        Receiver.Request request = receiver.requests().getFirst();
        String[] signatures = request.header("webhook-signature").split(" ");
        assertThat(signatures).hasSize(2);
        assertThat(signatures[0]).isEqualTo("v1," + hmac(SECRET, request));
        assertThat(signatures[1]).isEqualTo("v1," + hmac(OLD, request));
    }

    /** With another library than the product's. */
    private static String hmac(Secret secret, Receiver.Request request) {
        ByteString key = ByteString.decodeBase64(secret.value().split("_")[1]);
        String signed =
                String.join(".", request.header("webhook-id"), request.header("webhook-timestamp"), request.body());
        return ByteString.encodeUtf8(signed).hmacSha256(key).base64();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_AAAA", "whsec_!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void secretThatIsNone_isRefused_withoutSayingIt(String secret) {
        assertThatThrownBy(() -> config(List.of(new Secret(secret))))
                .isInstanceOf(InvalidSetting.class)
                .extracting(e -> ((InvalidSetting) e).component())
                .isEqualTo("secrets");
        assertThat(config(List.of(SECRET)).toString()).doesNotContain("MfKQ");
    }

    @ParameterizedTest
    @CsvSource({"500", "404", "401", "429", "503", "408"})
    void statusThatMayPass_isAFailure(int status) throws Exception {
        receiver.answer(status);
        assertThat(tell()).isEqualTo(new Failed("answered with status " + status, null));
    }

    @ParameterizedTest
    @CsvSource({"400", "413", "422"})
    void messageThatTheReceiverDoesNotTake_isRejected(int status) throws Exception {
        receiver.answer(status);
        assertThat(tell()).isEqualTo(new Rejected("answered with status " + status));
    }

    @Test
    void status410_meansNeverAgain() throws Exception {
        receiver.answer(410);
        assertThat(tell()).isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_isAFailure_andNotFollowed(int status) throws Exception {
        receiver.answer(status);
        assertThat(tell())
                .isEqualTo(new Failed("answered with status " + status + ", a redirect, which is not followed", null));
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "0, PT0S",
        "999999999999, P1D",
        "99999999999999999999999999, P1D",
        "'Fri, 20 Nov 2026 12:10:00 GMT', PT10M",
        "'Fri, 20 Nov 2026 11:00:00 GMT', PT0S",
        "-5,",
        "soon,",
        "'',"
    })
    void retryAfter_isHonoured_withinADay(String header, Duration wait) throws Exception {
        receiver.answer(503, "retry-after", header);
        assertThat(tell()).isEqualTo(new Failed("answered with status 503", wait));
    }

    @Test
    void privateAddress_isRefused_withoutARequest() throws Exception {
        ChannelConfig.Webhook config = new ChannelConfig.Webhook(receiver.secretUrl(), null, false, null);
        assertThat(tell(config, alert("x", NOON)))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.error()).contains("127.0.0.1", "allowPrivateAddresses"));
        ChannelConfig.Webhook byName =
                new ChannelConfig.Webhook(new Secret("http://localhost:" + receiver.port() + "/"), null, null, null);
        assertThat(tell(byName, alert("x", NOON))).isInstanceOf(Failed.class);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void receiverThatIsAway_isAFailure() throws Exception {
        receiver.close();
        assertThat(tell())
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.error()).contains("ConnectException"));
    }

    @Test
    void idThatIsNoHeader_isRejected() throws Exception {
        assertThat(tell(config(List.of()), alert("x\r\nhost: elsewhere", NOON))).isInstanceOf(Rejected.class);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void certificateThatNobodyVouchesFor_isAFailure_withoutARequest() throws Exception {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(own).build();
        List<Integer> read = new ArrayList<>();
        try (SSLServerSocket server = (SSLServerSocket)
                certificates.sslContext().getServerSocketFactory().createServerSocket(0)) {
            Thread.startVirtualThread(() -> {
                try (Socket socket = server.accept()) {
                    read.add(socket.getInputStream().read());
                } catch (IOException e) {
                    // the client hangs up on such a certificate, as it should
                }
            });
            ChannelConfig.Webhook config = new ChannelConfig.Webhook(
                    new Secret("https://127.0.0.1:" + server.getLocalPort() + "/"), null, true, null);
            assertThat(tell(config, alert("x", NOON)))
                    .isInstanceOfSatisfying(
                            Failed.class, f -> assertThat(f.error()).contains("no trusted encrypted connection"));
        }
        assertThat(read).doesNotContain((int) 'P');
    }

    @Test
    void receiverThatNeverAnswers_isAFailure_whenTheTimeIsOver() throws Exception {
        receiver.hold();
        try (HttpSender sender = new HttpSender(true, Duration.ofMillis(200))) {
            assertThat(sender.post(receiver.url(), Map.of(), new byte[0], NOON))
                    .isEqualTo(new Failed("did not answer in time", null));
        }
    }

    @Test
    void answerWithoutEnd_isNotRead() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    byte[] much = new byte[100_000];
                    while (true) {
                        socket.getOutputStream().write(much);
                    }
                } catch (IOException e) {
                    // the client hangs up
                }
            });
            ChannelConfig.Webhook config = new ChannelConfig.Webhook(
                    new Secret("http://127.0.0.1:" + server.getLocalPort() + "/"), null, true, null);
            assertThat(tell(config, alert("x", NOON))).isEqualTo(new Delivered());
        }
    }

    @Test
    void receiverThatHangsUpAfterEachAnswer_getsTheNextAllTheSame() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                while (!server.isClosed()) {
                    try (Socket socket = server.accept()) {
                        socket.getInputStream().read(new byte[100_000]);
                        socket.getOutputStream()
                                .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        // it is over, or the next one comes
                    }
                }
            });
            ChannelConfig config = new ChannelConfig.Webhook(
                    new Secret("http://127.0.0.1:" + server.getLocalPort() + "/"), null, true, null);
            try (Channel channel = TestChannels.maker(MessageLinks.NONE).make(config)) {
                for (int i = 0; i < 20; i++) {
                    assertThat(channel.tell(TestChannels.delivery(alert("x" + i, NOON)), NOON))
                            .isEqualTo(new Delivered());
                }
            }
        }
    }

    @Test
    void interruptedAttempt_ends() throws Exception {
        receiver.hold();
        Thread attempt = Thread.ofVirtual().unstarted(() -> {
            try {
                tell();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        attempt.start();
        org.awaitility.Awaitility.await().until(() -> receiver.requests().size() == 1);
        attempt.interrupt();
        assertThat(attempt.join(Duration.ofSeconds(30))).isTrue();
    }

    private DeliveryResult tell() throws InterruptedException {
        return tell(config(List.of()), alert("x", NOON));
    }

    private ChannelConfig.Webhook config(List<Secret> secrets) {
        return new ChannelConfig.Webhook(receiver.secretUrl(), secrets, true, null);
    }

    static DeliveryResult tell(ChannelConfig config, Alert alert) throws InterruptedException {
        try (Channel channel = TestChannels.maker(MessageLinks.NONE).make(config)) {
            return channel.tell(TestChannels.delivery(alert), NOON);
        }
    }
}
