package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More comes at once than can be annotated for a while: stories and alerts are to keep up with annotating. */
class OverloadTest {
    private static final int BURST = 1_500;
    private static final Duration WORK = Duration.ofMillis(4);

    private final AtomicInteger annotated = new AtomicInteger();

    @Test
    void whenHalfOfABurstIsAnnotated_mostOfThatHasBeenPassedOn(@TempDir Path directory) throws Exception {
        try (OwnBroker broker = new OwnBroker(directory.resolve("kafka"));
                Enriching enrich = new Enriching(broker.kafka(), directory.resolve("state"), 2, this::work)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> enrich.service.ready().ok());
            enrich.send(0, BURST);
            await().atMost(Duration.ofSeconds(120)).until(() -> annotated.get() >= BURST / 2);
            double passedOn = enrich.count("sent");
            assertThat(passedOn / annotated.get()).isGreaterThan(0.5);

            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(enrich.count("sent")).isEqualTo(BURST));
            assertThat(enrich.keys(Topics.ENRICHED)).hasSize(BURST).doesNotHaveDuplicates();
            assertThat(annotated).hasValueGreaterThanOrEqualTo(BURST); // more if a transaction was done again
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(enrich.service.lag().orElseThrow()).isZero());
        }
    }

    /** Takes a processor for as long as an article does. */
    private void work(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + WORK.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        annotated.incrementAndGet();
    }
}
