package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HostGateTest {

    @Test
    void oneAtATime_onOneHost_whileOthersGoOn() throws InterruptedException {
        HostGate gate = new HostGate(Duration.ZERO);
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch leave = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            Thread.startVirtualThread(() -> enterAndStay(gate, entered, leave));
        }
        await().until(() -> entered.get() == 1);

        gate.enter("other.example").close();

        assertThat(entered).hasValue(1);
        leave.countDown();
        await().until(() -> entered.get() == 5);
    }

    @Test
    void nextRequest_waitsForTheSpacing() throws InterruptedException {
        HostGate gate = new HostGate(Duration.ofMillis(200));
        gate.enter("a.example").close();
        long before = System.nanoTime();
        gate.enter("a.example").close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(150));
    }

    private static void enterAndStay(HostGate gate, AtomicInteger entered, CountDownLatch leave) {
        try (HostGate.Turn turn = gate.enter("a.example")) {
            entered.incrementAndGet();
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
