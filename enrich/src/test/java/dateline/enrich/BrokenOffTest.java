package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work that is broken off before its transaction is committed is done again, and counted once. */
@Timeout(400)
class BrokenOffTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ARTICLES = 30;

    @TempDir
    Path directory;

    @Test
    void threadThatThrows_isReplacedAndTold_andNothingIsLostOrDoubled() throws Exception {
        AtomicInteger thrown = new AtomicInteger();
        try (OwnBroker broker = new OwnBroker(directory.resolve("kafka"));
                Enriching enrich = new Enriching(broker.kafka(), directory.resolve("state"), 2, text -> {
                    if (text.endsWith("of a7") && thrown.getAndIncrement() < 2) {
                        throw new AssertionError("no step catches this");
                    }
                })) {
            awaitReady(enrich);
            enrich.send(0, ARTICLES);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(enrich.service.ready().detail())
                            .contains("stream threads have failed 2 times, last with: AssertionError: no step"));
            awaitEach(enrich);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(enrich.count("sent")).isEqualTo(ARTICLES));
            assertThat(thrown).hasValueGreaterThan(2);
            assertThat(enrich.keys(Topics.DEAD_LETTERS)).isEmpty();
            assertThat(enrich.service.live().ok()).isTrue();
        }
    }

    @Test
    void brokerThatStopsBetweenSendAndCommit_isNotCountedBeforeTheCommit() throws Exception {
        AtomicInteger annotated = new AtomicInteger();
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (OwnBroker broker = new OwnBroker(directory.resolve("kafka"));
                Enriching enrich = new Enriching(broker.kafka(), directory.resolve("state"), 1, text -> {
                    if (annotated.incrementAndGet() == 5) {
                        inHand.countDown();
                        awaitQuietly(goOn);
                    }
                })) {
            awaitReady(enrich);
            enrich.send(0, ARTICLES);
            inHand.await();
            double committed = enrich.count("received");
            assertThat(committed).isLessThan(5);

            broker.stop();
            goOn.countDown();
            await().atMost(PATIENCE).until(() -> !enrich.service.ready().ok());
            assertThat(enrich.count("received")).isEqualTo(committed);

            broker.startAgain();
            awaitEach(enrich);
            // where a commit's answer is lost too few are counted, never too many
            assertThat(enrich.count("received")).isBetween(committed, (double) ARTICLES);
            assertThat(enrich.count("sent")).isLessThanOrEqualTo(ARTICLES);
        }
    }

    private static void awaitReady(Enriching enrich) {
        await().atMost(PATIENCE).until(() -> enrich.service.ready().ok());
    }

    /** Each article comes out once. */
    private static void awaitEach(Enriching enrich) {
        List<String> all = IntStream.range(0, ARTICLES).mapToObj(i -> "a" + i).toList();
        await().atMost(PATIENCE)
                .ignoreExceptions() // while the broker comes
                .untilAsserted(() -> assertThat(enrich.keys(Topics.ENRICHED)).containsExactlyInAnyOrderElementsOf(all));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
