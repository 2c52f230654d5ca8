package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.ingest.fetch.HostGate.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HostGateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void oneAtATime_onOneHost_whileOthersGoOn() throws InterruptedException {
        HostGate gate = new HostGate(Duration.ZERO);
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch leave = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            Thread.startVirtualThread(() -> enterAndStay(gate, entered, leave));
        }
        await().until(() -> entered.get() == 1);

        gate.enter("other.example", PATIENCE).close();

        assertThat(entered).hasValue(1);
        leave.countDown();
        await().until(() -> entered.get() == 5);
    }

    @Test
    void nextRequest_waitsForTheSpacing() throws InterruptedException {
        HostGate gate = new HostGate(Duration.ofMillis(200));
        gate.enter("a.example", PATIENCE).close();
        long before = System.nanoTime();
        gate.enter("a.example", PATIENCE).close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void hostThatWantsAPause_getsIt_butNeverLessThanIsConfigured() throws InterruptedException {
        HostGate gate = new HostGate(Duration.ofMillis(100));
        gate.keepApart("a.example", Duration.ofMinutes(2));
        gate.keepApart("b.example", Duration.ofMillis(1));
        gate.enter("a.example", PATIENCE).close();
        gate.enter("b.example", PATIENCE).close();

        assertThat(gate.enter("a.example", Duration.ofSeconds(1))).isNull();
        long before = System.nanoTime();
        gate.enter("b.example", PATIENCE).close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(70));
    }

    @Test
    void hostThatSlowsUsDown_getsTwiceThePause_andHalfOfItAgainWhenItAnswers() {
        long second = Duration.ofSeconds(1).toNanos();
        long once = HostGate.nextPause(second, Verdict.OVERLOADED, second);
        long twice = HostGate.nextPause(once, Verdict.OVERLOADED, second);

        assertThat(once).isEqualTo(2 * second);
        assertThat(twice).isEqualTo(4 * second);
        assertThat(HostGate.nextPause(twice, Verdict.UNREACHABLE, second)).isEqualTo(twice);
        assertThat(HostGate.nextPause(twice, Verdict.GOOD, second)).isEqualTo(once);
        assertThat(HostGate.nextPause(second, Verdict.GOOD, second)).isEqualTo(second);
        assertThat(HostGate.nextPause(0, Verdict.OVERLOADED, 0)).isEqualTo(2 * second);
        assertThat(HostGate.nextPause(200 * second, Verdict.OVERLOADED, second)).isEqualTo(300 * second);
    }

    @Test
    void hostThatSaysForHowLong_isClosed_othersAreNot() throws InterruptedException {
        HostGate gate = new HostGate(Duration.ZERO);
        try (HostGate.Turn turn = gate.enter("a.example", PATIENCE)) {
            turn.ended(Verdict.OVERLOADED, Duration.ofDays(400));
        }
        assertThat(gate.closedFor("a.example")).isBetween(Duration.ofHours(23), Duration.ofDays(1));
        assertThat(gate.closedFor("b.example")).isNull();
    }

    @Test
    void severalAtATime_whereThatIsConfigured() throws InterruptedException {
        HostGate gate = new HostGate(Duration.ZERO, 3);
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch leave = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            Thread.startVirtualThread(() -> enterAndStay(gate, entered, leave));
        }
        await().until(() -> entered.get() == 3);
        gate.enter("other.example", PATIENCE).close();
        assertThat(entered).hasValue(3);
        leave.countDown();
        await().until(() -> entered.get() == 5);
    }

    private static void enterAndStay(HostGate gate, AtomicInteger entered, CountDownLatch leave) {
        try (HostGate.Turn turn = gate.enter("a.example", PATIENCE)) {
            entered.incrementAndGet();
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
