package dateline.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.PollSchedule;
import dateline.ingest.fetch.Admission;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PollPublisher;
import dateline.ingest.publish.PolledFeed;
import dateline.ingest.publish.Refused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
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
    private final AtomicInteger opened = new AtomicInteger();
    private final PartitionOwner owner = owner((partition, progress) -> {
        opened.incrementAndGet();
        return kafka;
    });

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

    @Test
    void pollThatDoesNotEnd_isInterrupted_andPublishedAsFailed() {
        kafka.open.countDown();
        feeds.answer = () -> new CountDownLatch(1).await();
        poll(1);
        await().atMost(PATIENCE).until(() -> kafka.published() == 1);
        assertThat(feeds.failures).containsExactly("poll-timeout");
        assertThat(owner.hanging(Duration.ZERO)).isEmpty();
    }

    @Test
    void pollThatCannotBeInterrupted_isSaidToHang_andTheOthersGoOn() {
        kafka.open.countDown();
        CountDownLatch end = new CountDownLatch(1);
        feeds.answers.put(url(0), () -> Uninterruptibles.await(end));
        poll(3);
        await().atMost(PATIENCE).until(() -> kafka.published() == 2);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(owner.hanging(Duration.ofMillis(50))).contains(url(0)));
        end.countDown();
        await().atMost(PATIENCE).until(() -> owner.hanging(Duration.ZERO).isEmpty() && kafka.published() == 3);
    }

    @Test
    void feedOfWhichKafkaTakesNothing_keepsNoOther_andIsNotTriedWithoutEnd() {
        kafka.open.countDown();
        kafka.refused.add(FeedIds.of(url(1)));
        poll(3);
        await().atMost(PATIENCE).until(() -> kafka.published() == 2 && !feeds.failures.isEmpty());
        await().atMost(PATIENCE).until(() -> owner.figures().busy() == 0);
        assertThat(feeds.failures).containsExactly("refused-by-kafka");
        assertThat(opened).hasValue(1);
    }

    @Test
    void kafkaThatFails_isTakenOverAgain_andWhatWasInDoubtIsPolledAgain() {
        kafka.open.countDown();
        kafka.failures.set(1);
        poll(3);
        await().atMost(PATIENCE).until(() -> kafka.published() == 3);
        assertThat(opened).hasValue(2);
        assertThat(feeds.begun.get()).isGreaterThan(3);
        assertThat(owner.isServing()).isTrue();
    }

    @Test
    void stopWhileKafkaIsAway_endsAtOnce() throws InterruptedException {
        poll(0);
        CountDownLatch opening = new CountDownLatch(1);
        PartitionOwner waiting = owner((partition, progress) -> {
            opening.countDown();
            return Uninterruptibles.forever();
        });
        waiting.start();
        opening.await();
        waiting.stop(LONG);
        assertThat(waiting.awaitStopped(PATIENCE)).as("ended").isTrue();
    }

    private PartitionOwner owner(PartitionOwner.Opener opener) {
        return new PartitionOwner(
                0,
                opener,
                feeds,
                new PollDeadlines(Duration.ofMillis(100), Duration.ofMillis(100)),
                state -> {},
                new IngestMeters(new SimpleMeterRegistry()),
                new KafkaOutage("127.0.0.1:9"),
                LONG,
                InstantSource.system());
    }

    private void poll(int many) {
        for (int i = 0; i < many; i++) {
            owner.add(new FeedSpec(
                    FeedIds.of(url(i)), url(i), null, null, null, List.of(), FeedSpec.TextSource.FEED, Instant.EPOCH));
        }
        owner.specsRead();
        owner.start();
    }

    private static String url(int i) {
        return "https://" + i + ".example/feed";
    }

    private static final class Uninterruptibles {
        static void await(CountDownLatch latch) {
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    // goes on, as a loop in a parser would
                }
            }
        }

        /** As Kafka's producer waits. */
        static PollPublisher forever() {
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    /** Takes polls once it is open. */
    private static final class Kafka implements PollPublisher {
        final CountDownLatch open = new CountDownLatch(1);
        final Set<String> refused = ConcurrentHashMap.newKeySet();
        final AtomicInteger failures = new AtomicInteger();
        final List<List<FinishedPoll>> groups = new CopyOnWriteArrayList<>();
        final AtomicInteger published = new AtomicInteger();

        @Override
        public Map<String, FeedState> restored() {
            return Map.of();
        }

        @Override
        public void publish(List<FinishedPoll> polls) throws Refused {
            if (failures.getAndDecrement() > 0) {
                throw new TimeoutException("away");
            }
            if (polls.stream().anyMatch(p -> refused.contains(p.state().feedId()))) {
                throw new Refused("too large", null);
            }
            groups.add(polls);
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            published.addAndGet(polls.size());
        }

        int published() {
            return published.get();
        }

        @Override
        public void close() {}
    }

    /** Feeds that answer at once, that nothing is new and they need not be asked for an hour. */
    private static final class Feeds implements FeedWork {
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger admitted = new AtomicInteger();
        final List<String> failures = new CopyOnWriteArrayList<>();
        final Map<String, Answer> answers = new ConcurrentHashMap<>();
        volatile Answer answer = () -> {};

        interface Answer {
            void await() throws InterruptedException;
        }

        int atTheDoor() {
            return begun.get() - admitted.get();
        }

        @Override
        public FinishedPoll poll(PolledFeed feed, Admission admission) throws InterruptedException {
            begun.incrementAndGet();
            admission.await();
            admitted.incrementAndGet();
            answers.getOrDefault(feed.spec().url(), answer).await();
            return inAnHour(feed);
        }

        @Override
        public FinishedPoll replay(PolledFeed feed, FeedRequest request, Admission admission)
                throws InterruptedException {
            return poll(feed, admission);
        }

        @Override
        public FinishedPoll failed(PolledFeed feed, String reason, String message) {
            failures.add(reason);
            return inAnHour(feed);
        }

        private static FinishedPoll inAnHour(PolledFeed feed) {
            FeedProgress progress = new FeedProgress(new PollSchedule(LONG, LONG, LONG));
            FeedState after = progress.throttled(feed.before(), "in an hour", LONG, Instant.now());
            return new FinishedPoll(after, List.of(), 0, FinishedPoll.Account.NOTHING);
        }
    }
}
