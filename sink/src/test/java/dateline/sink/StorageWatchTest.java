package dateline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.runtime.life.Readiness;
import dateline.sink.sql.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StorageWatchTest {
    private volatile Instant now = Samples.NOON;
    private final Readiness readiness = new Readiness("sink", () -> now, List.of(StorageWatch.DATABASE));
    private final StorageWatch watch = new StorageWatch(readiness, () -> now, this::answer);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private volatile boolean standsStill;

    @Test
    void databaseThatStandsStill_isTold_afterFourSeconds() {
        standsStill = true;
        watch.worked();
        watch.begins("writing a batch");
        pass(Duration.ofMillis(2_100));
        watch.tellIfSlow();
        await().until(() -> asked.get() == 1);
        assertThat(readiness.status("").ok()).isTrue();

        pass(Duration.ofMillis(2_100));
        watch.tellIfSlow();
        assertThat(readiness.status("").detail()).contains("database: has not answered yet: writing a batch");

        goesOn.countDown();
        watch.worked();
        watch.tellIfSlow();
        assertThat(readiness.status("").ok()).isTrue();
    }

    @Test
    void batchThatIsLarge_isNoOutage() {
        watch.begins("writing a batch");
        for (int second = 0; second < 9; second++) {
            pass(Duration.ofSeconds(1));
            int before = asked.get();
            watch.tellIfSlow();
            if (second > 2) {
                await().until(() -> {
                    watch.tellIfSlow();
                    return asked.get() > before;
                });
            }
        }
        assertThat(readiness.status("").detail()).doesNotContain("has not answered");
    }

    @Test
    void batchThatWaitsForever_isTold_thoughTheDatabaseAnswers() {
        watch.worked();
        watch.begins("writing a batch");
        pass(Duration.ofSeconds(9));
        watch.tellIfSlow();
        assertThat(readiness.status("").ok()).isTrue();

        pass(Duration.ofSeconds(2));
        watch.tellIfSlow();
        assertThat(readiness.status("").detail()).contains("database: has not answered yet: writing a batch");

        watch.worked();
        watch.tellIfSlow();
        assertThat(readiness.status("").ok()).isTrue();
    }

    @Test
    void databaseThatIsAway_isTriedEverMoreRarely() {
        watch.failed(new StorageUnavailable("nobody there", new IllegalStateException()));
        assertThat(watch.attemptDue()).isFalse();
        assertThat(readiness.status("").detail()).contains("database: away: nobody there");
        pass(Duration.ofMillis(250));
        assertThat(watch.attemptDue()).isTrue();
        watch.failed(new StorageUnavailable("nobody there", new IllegalStateException()));
        pass(Duration.ofMillis(250));
        assertThat(watch.attemptDue()).isFalse();
    }

    private void answer() {
        asked.incrementAndGet();
        try {
            if (standsStill) {
                goesOn.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
