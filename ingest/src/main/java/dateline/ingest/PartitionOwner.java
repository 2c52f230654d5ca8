package dateline.ingest;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.publish.ArticlePublisher;
import dateline.ingest.publish.Fenced;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the feeds of one partition and publishes what they give, from taking the partition over until it is let go.
 *
 * <p>One thread owns everything here: it takes the partition over, restores the feeds' states, starts polls when they
 * are due, and publishes finished ones in groups. The polls themselves run on virtual threads and change nothing; a
 * feed's state moves on only when Kafka has it. Where it is in doubt what Kafka has, the thread begins again with
 * taking the partition over.
 *
 * <p>The methods may be called from any thread.
 */
final class PartitionOwner {
    private static final Logger log = LoggerFactory.getLogger(PartitionOwner.class);
    private static final int LARGEST_GROUP = 256;
    private static final long LARGEST_GROUP_BYTES = 8L << 20;
    private static final Duration COMPANY = Duration.ofMillis(100);
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration AFTER_FENCING = Duration.ofSeconds(10);

    private final int partition;
    private final Opener opener;
    private final FeedPoll poll;
    private final IngestMeters meters;
    private final Replays replays;
    private final Consumer<FeedState> afterwards;
    private final InstantSource clock;
    private final Thread thread;
    private final BlockingQueue<Event> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    private final FeedTable table;
    private final Map<String, List<FeedRequest>> waiting = new HashMap<>();
    private Term term = new Term();
    private boolean hasBegun;
    private boolean specsRead;

    private volatile Duration grace = Duration.ZERO;
    private volatile boolean serving;
    private volatile int feeds;
    private volatile int busy;
    private volatile long beat = System.nanoTime();

    /** @param afterwards called with each new state once Kafka has it; must not block */
    PartitionOwner(
            int partition,
            Opener opener,
            FeedPoll poll,
            Replays replays,
            Consumer<FeedState> afterwards,
            IngestMeters meters,
            Duration maxInterval,
            InstantSource clock) {
        this.partition = partition;
        this.opener = opener;
        this.poll = poll;
        this.replays = replays;
        this.afterwards = afterwards;
        this.meters = meters;
        this.table = new FeedTable(maxInterval, clock);
        this.clock = clock;
        this.thread = Thread.ofPlatform()
                .name("ingest-partition-" + partition)
                .daemon()
                .unstarted(this::run);
    }

    /** Takes the partition over. */
    interface Opener {
        ArticlePublisher open(int partition, Runnable progress) throws Fenced;
    }

    private sealed interface Event {
        record Spec(FeedSpec spec) implements Event {}

        record Removed(String feedId) implements Event {}

        record Requested(FeedRequest request) implements Event {}

        record SpecsRead() implements Event {}

        record Polled(Term term, FinishedPoll poll) implements Event {}

        record Wake() implements Event {}
    }

    void start() {
        thread.start();
    }

    /** A feed to read from now on. */
    void add(FeedSpec spec) {
        inbox.add(new Event.Spec(spec));
    }

    /** A feed not to read any more. */
    void remove(String feedId) {
        inbox.add(new Event.Removed(feedId));
    }

    /** Something to be done about a feed; forgotten if the feed is not one of this partition. */
    void request(FeedRequest request) {
        inbox.add(new Event.Requested(request));
    }

    /** All feeds that there were when the partition was assigned have been added; polling may begin. */
    void specsRead() {
        inbox.add(new Event.SpecsRead());
    }

    /** Starts no more polls; those under way have the time of grace to finish and are published. Does not wait. */
    void stop(Duration grace) {
        this.grace = grace;
        stop.countDown();
        inbox.add(new Event.Wake());
    }

    /** Waits until everything is let go of. */
    boolean awaitStopped(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    /** Whether the feeds' states are restored and the feeds are being polled. */
    boolean isServing() {
        return serving;
    }

    /** Whether the thread lives and has done something lately. */
    boolean isLive(Duration lately) {
        return thread.isAlive() && System.nanoTime() - beat < lately.toNanos();
    }

    int feeds() {
        return feeds;
    }

    /** How many feeds are due or being asked. */
    int busy() {
        return busy;
    }

    private void run() {
        while (!isStopping()) {
            try (ArticlePublisher publisher = opener.open(partition, this::progress)) {
                begin(publisher.restored());
                serve(publisher);
            } catch (Fenced e) {
                log.atWarn()
                        .addKeyValue("partition", partition)
                        .log("another instance took the partition over; let go of it");
                pause(AFTER_FENCING);
            } catch (KafkaException e) {
                log.atWarn()
                        .addKeyValue("partition", partition)
                        .addKeyValue("reason", e.toString())
                        .log("Kafka cannot be written; the partition begins again from what Kafka has");
                pause(AFTER_TROUBLE);
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("partition", partition)
                        .setCause(e)
                        .log("a partition's thread failed in a way that it should not; it begins again");
                pause(AFTER_TROUBLE);
            } finally {
                serving = false;
            }
        }
        term.end();
    }

    private void begin(Map<String, FeedState> restored) {
        if (hasBegun) {
            meters.beganAgain();
        }
        hasBegun = true;
        term.end();
        term = new Term();
        waiting.clear();
        table.restore(restored);
    }

    private void serve(ArticlePublisher publisher) throws Fenced {
        while (!isStopping()) {
            startDue();
            serving = specsRead;
            publish(publisher, collect());
            progress();
        }
        finish(publisher);
    }

    private void startDue() {
        if (!specsRead) {
            return;
        }
        Instant now = clock.instant();
        for (String feed = table.takeDue(now); feed != null; feed = table.takeDue(now)) {
            start(feed, poll::poll);
        }
        busy = table.underWay();
        feeds = table.size();
    }

    /** Runs a poll, or something that takes its place, of a feed that was taken. */
    private void start(String feedId, Term.Work work) {
        FeedSpec spec = table.spec(feedId);
        FeedState state = table.state(feedId);
        if (spec == null || state == null) {
            table.forget(feedId);
            return;
        }
        Term current = term;
        current.start(
                new PolledFeed(partition, spec, state),
                work,
                finished -> inbox.add(new Event.Polled(current, finished)));
    }

    /** Does what was asked for, or puts it off until the feed's poll is over. */
    private void requested(FeedRequest request) {
        String feedId = request.feedId();
        FeedState state = table.state(feedId);
        if (state == null || table.spec(feedId) == null) {
            return;
        }
        if (table.isUnderWay(feedId)) {
            waiting.computeIfAbsent(feedId, id -> new ArrayList<>(1)).add(request);
            return;
        }
        switch (request.kind()) {
            case POLL -> {}
            case PUSHED, SUBSCRIBED, UNSUBSCRIBED -> table.change(HubNews.told(state, request));
            case REPLAY -> {
                table.take(feedId);
                start(feedId, (feed, admission) -> replays.replay(feed, request, admission));
                return;
            }
        }
        table.hurry(feedId);
    }

    private void over(String feedId) {
        List<FeedRequest> put = waiting.remove(feedId);
        if (put != null) {
            put.forEach(this::requested);
        }
    }

    /** What has finished; waits for it until the next feed is due. */
    private List<FinishedPoll> collect() {
        List<FinishedPoll> group = new ArrayList<>();
        take(group, untilNextDue());
        long wait = System.nanoTime() + COMPANY.toNanos();
        while (isOnlyStates(group) && !isStopping() && System.nanoTime() < wait) {
            take(group, Duration.ofNanos(wait - System.nanoTime()));
        }
        return group;
    }

    /** Waits for an event and takes all that there are, as long as they fit one group. */
    private void take(List<FinishedPoll> group, Duration patience) {
        Event event = next(patience);
        long bytes = 0;
        while (event != null) {
            if (apply(event) instanceof FinishedPoll finished) {
                group.add(finished);
                bytes += finished.bytes();
            }
            event = group.size() < LARGEST_GROUP && bytes < LARGEST_GROUP_BYTES ? inbox.poll() : null;
        }
    }

    private @Nullable FinishedPoll apply(Event event) {
        switch (event) {
            case Event.Spec s -> table.add(s.spec());
            case Event.Removed r -> table.remove(r.feedId());
            case Event.Requested r -> requested(r.request());
            case Event.SpecsRead s -> specsRead = true;
            case Event.Wake w -> {}
            case Event.Polled p -> {
                return p.term() == term ? wanted(p.poll()) : null;
            }
        }
        return null;
    }

    /** A poll of a feed that was removed meanwhile never happened. */
    private @Nullable FinishedPoll wanted(FinishedPoll finished) {
        String feedId = finished.state().feedId();
        if (table.spec(feedId) != null) {
            return finished;
        }
        table.forget(feedId);
        term.finished();
        return null;
    }

    private void publish(ArticlePublisher publisher, List<FinishedPoll> group) throws Fenced {
        if (group.isEmpty()) {
            return;
        }
        try {
            publisher.publish(group);
            group.forEach(this::published);
        } catch (RecordTooLargeException e) {
            publishSingly(publisher, group, e);
        }
    }

    private void publishSingly(ArticlePublisher publisher, List<FinishedPoll> group, RecordTooLargeException e)
            throws Fenced {
        for (FinishedPoll finished : group) {
            progress();
            FeedState before = table.state(finished.state().feedId());
            FeedSpec spec = table.spec(finished.state().feedId());
            if (group.size() > 1 || before == null || spec == null) {
                publish(publisher, List.of(finished));
            } else {
                FinishedPoll refused =
                        poll.refused(new PolledFeed(partition, spec, before), String.valueOf(e.getMessage()));
                publisher.publish(List.of(refused));
                published(refused);
            }
        }
    }

    private void published(FinishedPoll finished) {
        String feedId = finished.state().feedId();
        table.finish(finished.state());
        afterwards.accept(finished.state());
        if (!isStopping()) {
            term.finished();
        }
        over(feedId);
        meters.published(finished.account());
    }

    /** Admits no more polls, and publishes those under way that finish in time. */
    private void finish(ArticlePublisher publisher) throws Fenced {
        long end = System.nanoTime() + grace.toNanos();
        int running = Term.MOST_UNPUBLISHED - term.close();
        while (running > 0) {
            List<FinishedPoll> group = new ArrayList<>();
            long left = end - System.nanoTime();
            take(group, Duration.ofNanos(Math.max(0, left)));
            running -= group.size() + term.close();
            publish(publisher, group);
            if (left <= 0 && group.isEmpty()) {
                return;
            }
        }
    }

    private Duration untilNextDue() {
        Instant next = specsRead ? table.nextDue() : null;
        Duration wait = next == null ? LONGEST_NAP : Duration.between(clock.instant(), next);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : wait;
    }

    private static boolean isOnlyStates(List<FinishedPoll> group) {
        return !group.isEmpty()
                && group.size() < LARGEST_GROUP
                && group.stream().allMatch(FinishedPoll::isStateOnly);
    }

    private @Nullable Event next(Duration patience) {
        try {
            return inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
            return null;
        }
    }

    private void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (System.nanoTime() < end && !stop.await(100, TimeUnit.MILLISECONDS)) {
                progress();
            }
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void progress() {
        beat = System.nanoTime();
    }
}
