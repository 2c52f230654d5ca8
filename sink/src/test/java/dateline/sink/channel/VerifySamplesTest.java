package dateline.sink.channel;

import static dateline.sink.Samples.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dateline.contract.record.Alert;
import dateline.runtime.config.Secret;
import dateline.sink.message.MessageLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of docs/examples check requests as they are really sent. */
@Timeout(120)
class VerifySamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_" + "QUJD".repeat(10);

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    static Stream<List<String>> samples() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                List.of("python3", EXAMPLES.resolve("verify-webhook.py").toString()),
                List.of("node", EXAMPLES.resolve("verify-webhook.mjs").toString()),
                List.of(java, EXAMPLES.resolve("verify-webhook.java").toString()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_acceptsWhatWasSent_andNothingElse(List<String> command) throws Exception {
        assumeTrue(isThere(command.getFirst()), command.getFirst() + " is not installed: its sample was not run");
        Receiver.Request request = request(Instant.now());
        String id = request.header("webhook-id");
        String time = request.header("webhook-timestamp");
        String signatures = request.header("webhook-signature");
        byte[] body = request.bytes();

        assertThat(run(command, SECRET, id, time, signatures, body)).isTrue();
        assertThat(run(command, OLD, id, time, signatures, body))
                .as("while the secret is changed")
                .isTrue();
        assertThat(run(command, "whsec_" + "AAAA".repeat(10), id, time, signatures, body))
                .isFalse();
        assertThat(run(command, SECRET, "y.1", time, signatures, body)).isFalse();
        byte[] changed = body.clone();
        changed[20]++;
        assertThat(run(command, SECRET, id, time, signatures, changed)).isFalse();

        Receiver.Request old = request(Instant.now().minusSeconds(400));
        assertThat(run(
                        command,
                        SECRET,
                        old.header("webhook-id"),
                        old.header("webhook-timestamp"),
                        old.header("webhook-signature"),
                        old.bytes()))
                .as("an old request that someone sends again")
                .isFalse();
    }

    @Test
    void samples_areThere() {
        assertThat(EXAMPLES).isDirectoryContaining("glob:**verify-webhook.{py,mjs,java}");
    }

    private Receiver.Request request(Instant now) throws InterruptedException {
        List<Secret> secrets = List.of(new Secret(SECRET), new Secret(OLD));
        ChannelConfig config = new ChannelConfig.Webhook(receiver.secretUrl(), secrets, true, null);
        try (Channel channel = TestChannels.maker(MessageLinks.NONE).make(config)) {
            channel.tell(TestChannels.delivery(alert("x", 1, Alert.State.OPEN, now)), now);
        }
        return receiver.requests().getLast();
    }

    private static boolean run(
            List<String> sample, String secret, String id, String time, String signatures, byte[] body)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(sample);
        command.addAll(List.of(id, time, signatures));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("WEBHOOK_SECRET", secret);
        Process process = builder.start();
        process.getOutputStream().write(body);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isIn("valid", "not valid");
        assertThat(process.exitValue()).isEqualTo(said.equals("valid") ? 0 : 1);
        return said.equals("valid");
    }

    private static boolean isThere(String program) {
        return Files.isExecutable(Path.of(program))
                || Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
