package dateline.ingest.partition;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.partition.Inbox.Event;
import dateline.ingest.partition.PartitionState.Effect;
import dateline.ingest.partition.PartitionState.Step;
import dateline.ingest.partition.PartitionState.Trouble;
import dateline.ingest.publish.Fenced;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PollPublisher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the feeds of one partition and publishes what they give, from taking the partition over until it is let go: the
 * loop around {@link PartitionState}, which decides what comes next.
 *
 * <p>One thread owns everything here. The polls themselves run on virtual threads and change nothing; a feed's state
 * moves on only when Kafka has it. Where it is in doubt what Kafka has, the thread begins again with taking the
 * partition over.
 *
 * <p>The methods may be called from any thread.
 */
public final class PartitionOwner {
    private static final Logger log = LoggerFactory.getLogger(PartitionOwner.class);
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);

    private final int partition;
    private final String name;
    private final Opener opener;
    private final IngestMeters meters;
    private final KafkaOutage outage;
    private final GroupPublisher groups;
    private final InstantSource clock;
    private final PartitionFeeds feeds;
    private final PartitionFigures figures;
    private final Thread thread;
    private final Inbox inbox = new Inbox();
    private final Interruptible opening;
    private @Nullable PollPublisher kafka;

    private volatile PartitionState state = PartitionState.initial();

    /** @param afterwards called with each new state once Kafka has it; must not block */
    public PartitionOwner(
            int partition,
            Opener opener,
            FeedWork work,
            PollDeadlines deadlines,
            Consumer<FeedState> afterwards,
            IngestMeters meters,
            KafkaOutage outage,
            Duration maxInterval,
            InstantSource clock) {
        this.partition = partition;
        this.name = "partition " + partition;
        this.opener = opener;
        this.meters = meters;
        this.outage = outage;
        this.clock = clock;
        this.figures = new PartitionFigures(clock);
        this.feeds = new PartitionFeeds(
                partition, work, deadlines, maxInterval, clock, polled -> inbox.add(new Event.Ended(polled)));
        this.groups = new GroupPublisher(feeds, afterwards, meters, figures::progress);
        this.thread = Thread.ofPlatform()
                .name("ingest-partition-" + partition)
                .daemon()
                .unstarted(this::run);
        this.opening = new Interruptible(thread);
    }

    /** Takes the partition over. */
    public interface Opener {
        PollPublisher open(int partition, Runnable progress) throws Fenced;
    }

    public void start() {
        thread.start();
    }

    /** A feed to read from now on. */
    public void add(FeedSpec spec) {
        inbox.add(new Event.Added(spec));
    }

    /** A feed not to read any more. */
    public void remove(String feedId) {
        inbox.add(new Event.Removed(feedId));
    }

    /** Something to be done about a feed; forgotten if the feed is not one of this partition. */
    public void request(FeedRequest request) {
        inbox.add(new Event.Requested(request));
    }

    /** All feeds that there were when the partition was assigned have been added; polling may begin. */
    public void specsRead() {
        inbox.add(new Event.FeedsRead());
    }

    /** Starts no more polls; those admitted have the time of grace to finish and are published. Does not wait. */
    public void stop(Duration grace) {
        inbox.add(new Event.Stop(grace));
        opening.stop();
    }

    /** Waits until everything is let go of. */
    public boolean awaitStopped(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    /** Ends the thread whatever it is doing; what is in doubt then is left to whoever takes the partition over next. */
    public void abandon() {
        thread.interrupt();
    }

    /** Whether the feeds' states are restored and the feeds are being polled. */
    public boolean isServing() {
        return state instanceof PartitionState.Polling;
    }

    /** Whether the thread lives and has done something lately. */
    public boolean isLive(Duration lately) {
        return thread.isAlive() && figures.isLive(lately);
    }

    /** The address of a feed whose poll goes on for some time after its deadline, though it was interrupted. */
    public Optional<String> hanging(Duration atLeast) {
        return feeds.hanging(atLeast).map(poll -> poll.feed().spec().url());
    }

    /** What can be told of the partition. */
    public PartitionFigures figures() {
        return figures;
    }

    private void run() {
        while (!(state instanceof PartitionState.Ended)) {
            try {
                round();
            } catch (Fenced e) {
                log.atWarn()
                        .addKeyValue("partition", partition)
                        .log("another instance took the partition over; let go of it");
                move(state.failed(Trouble.FENCED, System.nanoTime()));
            } catch (KafkaException e) {
                Thread.interrupted(); // Kafka's clients set it again
                if (!opening.isStopping()) {
                    outage.failed(name, e);
                }
                move(state.failed(Trouble.UNWRITABLE, System.nanoTime()));
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("partition", partition)
                        .setCause(e)
                        .log("a partition's thread failed in a way that it should not; it begins again");
                move(state.failed(Trouble.BUG, System.nanoTime()));
            }
            figures.progress();
        }
        letGo();
        outage.leaves(name);
    }

    private void round() throws Fenced {
        switch (state) {
            case PartitionState.TakingOver s -> takeOver();
            case PartitionState.Restored s -> publish(inbox.collect(LONGEST_NAP, this::apply, opening::isStopping));
            case PartitionState.Polling s -> {
                if (!opening.isStopping()) {
                    feeds.startDue(clock.instant());
                }
                publish(inbox.collect(untilNextDue(), this::apply, opening::isStopping));
                feeds.checkDeadlines();
                figures.look(feeds);
            }
            case PartitionState.Draining s -> drain(s);
            case PartitionState.Paused s -> {
                inbox.take(left(s.until()), this::apply);
                move(state.elapsed(System.nanoTime()));
            }
            case PartitionState.Ended s -> {}
        }
    }

    private void takeOver() throws Fenced {
        if (!opening.begin()) {
            inbox.take(Duration.ZERO, this::apply); // asked to stop
            return;
        }
        try {
            kafka = opener.open(partition, figures::progress);
        } finally {
            opening.end();
        }
        move(state.restored());
    }

    private void drain(PartitionState.Draining draining) throws Fenced {
        if (feeds.isDrained()) {
            move(draining.drained());
            return;
        }
        List<FinishedPoll> group = inbox.take(left(draining.until()), this::apply);
        publish(group);
        feeds.checkDeadlines();
        if (group.isEmpty()) {
            move(state.elapsed(System.nanoTime()));
        }
    }

    /** Takes a step, and does what it brings with it. */
    private void move(Step step) {
        state = step.next();
        step.effects().forEach(this::perform);
    }

    private void perform(Effect effect) {
        switch (effect) {
            case RESTORE -> {
                if (kafka != null) {
                    feeds.restore(kafka.restored());
                }
            }
            case COUNT_RESTART -> meters.beganAgain();
            case CLOSE_DOOR -> feeds.closeDoor();
            case LET_GO -> letGo();
        }
    }

    private void letGo() {
        feeds.end();
        PollPublisher before = kafka;
        kafka = null;
        if (before != null) {
            close(before);
        }
    }

    private static void close(PollPublisher kafka) {
        try {
            kafka.close();
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("letting go of Kafka failed; it forgets us by itself");
        }
    }

    private @Nullable FinishedPoll apply(Event event) {
        switch (event) {
            case Event.Added a -> feeds.add(a.spec());
            case Event.Removed r -> feeds.remove(r.feedId());
            case Event.Requested r -> feeds.request(r.request());
            case Event.FeedsRead f -> move(state.feedsRead());
            case Event.Stop s -> move(state.stop(s.grace(), System.nanoTime()));
            case Event.Ended e -> {
                return feeds.wanted(e.polled());
            }
        }
        return null;
    }

    private void publish(List<FinishedPoll> group) throws Fenced {
        if (!group.isEmpty() && kafka != null) {
            groups.publish(kafka, group);
            move(state.published());
            outage.works(name);
        }
    }

    private Duration untilNextDue() {
        Instant next = feeds.nextDue();
        Duration wait = next == null ? LONGEST_NAP : Duration.between(clock.instant(), next);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : wait;
    }

    /** The time that is left, but not more than what the thread may sleep without a sign of life. */
    private static Duration left(long until) {
        return Duration.ofNanos(Math.clamp(until - System.nanoTime(), 0, LONGEST_NAP.toNanos()));
    }
}
