package dateline.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.net.AddressGuard;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A receiver's name may lead anywhere, and elsewhere the next time. */
class HttpSenderNamesTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final AddressGuard GUARD = new AddressGuard(List.of("127.0.0.1/32"));

    private final Queue<InetAddress[]> answers = new ArrayDeque<>();

    @Test
    void nameThatLeadsElsewhereOnTheSecondLook_isLookedUpOnceAnAttempt() throws Exception {
        try (Receiver receiver = new Receiver();
                HttpSender sender = new HttpSender(GUARD, this::next, Duration.ofSeconds(10))) {
            answers.add(addresses("127.0.0.1"));
            answers.add(addresses("169.254.169.254"));
            assertThat(post(sender, receiver)).isInstanceOf(DeliveryResult.Delivered.class);
            assertThat(answers).as("asked once").hasSize(1);

            assertThat(post(sender, receiver))
                    .isInstanceOfSatisfying(
                            DeliveryResult.Failed.class,
                            f -> assertThat(f.error()).contains("169.254.169.254", "allowPrivateAddresses"));
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void addressThatIsRefused_doesNotStandBeforeOneThatIsNot() throws Exception {
        try (Receiver receiver = new Receiver();
                HttpSender sender = new HttpSender(GUARD, this::next, Duration.ofSeconds(10))) {
            answers.add(addresses("10.0.0.1", "127.0.0.1"));
            assertThat(post(sender, receiver)).isInstanceOf(DeliveryResult.Delivered.class);
        }
    }

    @Test
    void nameServiceThatHangs_isAFailureInTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Receiver receiver = new Receiver();
                HttpSender sender = new HttpSender(
                        GUARD,
                        host -> {
                            waitFor(never);
                            return addresses("127.0.0.1");
                        },
                        Duration.ofMillis(300))) {
            assertThat(post(sender, receiver)).isInstanceOf(DeliveryResult.Failed.class);
            assertThat(receiver.requests()).isEmpty();
        } finally {
            never.countDown();
        }
    }

    private static DeliveryResult post(HttpSender sender, Receiver receiver) throws InterruptedException {
        int port = receiver.url().getPort();
        return sender.post(URI.create("http://desk.example.org:" + port + "/"), Map.of(), BODY, Instant.now());
    }

    private InetAddress[] next(String host) throws UnknownHostException {
        InetAddress[] answer = answers.poll();
        if (answer == null) {
            throw new UnknownHostException(host);
        }
        return answer;
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    /** As the platform's resolver does, whatever interrupts it. */
    private static void waitFor(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // goes on waiting
            }
        }
    }
}
