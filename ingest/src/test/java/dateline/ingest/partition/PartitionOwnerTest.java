package dateline.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.fetch.Admission;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PollPublisher;
import dateline.ingest.publish.PolledFeed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop around a partition's states, with a Kafka and feeds of the test's own. */
@Timeout(30)
class PartitionOwnerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Kafka kafka = new Kafka();
    private final Feeds feeds = new Feeds();
    private final PartitionOwner owner = new PartitionOwner(
            0,
            (partition, progress) -> kafka,
            feeds,
            new PollDeadlines(LONG, LONG),
            state -> {},
            new IngestMeters(new SimpleMeterRegistry()),
            new KafkaOutage("nowhere"),
            LONG,
            InstantSource.system());

    @AfterEach
    void end() throws InterruptedException {
        kafka.open.countDown();
        owner.stop(Duration.ZERO);
        owner.awaitStopped(PATIENCE);
    }

    @Test
    void stopThatFallsIntoAPublish_waitsForThatOnly() throws InterruptedException {
        poll(1);
        await().atMost(PATIENCE).until(() -> kafka.groups.size() == 1);

        owner.stop(LONG);
        kafka.open.countDown();

        assertThat(owner.awaitStopped(PATIENCE)).as("stopped within its grace").isTrue();
        assertThat(kafka.published()).isEqualTo(1);
    }

    @Test
    void stopWhilePollsWaitForAdmission_publishesTheAdmitted_andWaitsForNoOther() throws InterruptedException {
        poll(100);
        await().atMost(PATIENCE).until(() -> kafka.groups.size() == 1 && feeds.atTheDoor() == 36);

        owner.stop(LONG);
        kafka.open.countDown();

        assertThat(owner.awaitStopped(PATIENCE)).as("stopped within its grace").isTrue();
        assertThat(kafka.published()).isEqualTo(feeds.admitted.get()).isGreaterThanOrEqualTo(64);
    }

    private void poll(int many) {
        for (int i = 0; i < many; i++) {
            String url = "https://" + i + ".example/feed";
            owner.add(new FeedSpec(
                    FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.FEED, Instant.EPOCH));
        }
        owner.specsRead();
        owner.start();
    }

    /** Takes polls once it is open. */
    private static final class Kafka implements PollPublisher {
        final CountDownLatch open = new CountDownLatch(1);
        final List<List<FinishedPoll>> groups = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Map<String, FeedState> restored() {
            return Map.of();
        }

        @Override
        public void publish(List<FinishedPoll> polls) {
            groups.add(polls);
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        int published() {
            return groups.stream().mapToInt(List::size).sum();
        }

        @Override
        public void close() {}
    }

    /** Feeds that answer at once that nothing is new. */
    private static final class Feeds implements FeedWork {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger admitted = new AtomicInteger();

        int atTheDoor() {
            return begun.get() - admitted.get();
        }

        @Override
        public FinishedPoll poll(PolledFeed feed, Admission admission) throws InterruptedException {
            begun.incrementAndGet();
            admission.await();
            admitted.incrementAndGet();
            return failed(feed, "none", "");
        }

        @Override
        public FinishedPoll replay(PolledFeed feed, FeedRequest request, Admission admission)
                throws InterruptedException {
            return poll(feed, admission);
        }

        @Override
        public FinishedPoll failed(PolledFeed feed, String reason, String message) {
            return new FinishedPoll(feed.before(), List.of(), 0, FinishedPoll.Account.NOTHING);
        }
    }
}
