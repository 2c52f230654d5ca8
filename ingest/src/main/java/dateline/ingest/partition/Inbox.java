package dateline.ingest.partition;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.ingest.publish.FinishedPoll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the thread of a partition is told, in the order it was said. Anybody may add; one thread takes, as much as can be
 * published together.
 */
final class Inbox {
    private static final int LARGEST_GROUP = 256;
    private static final long LARGEST_GROUP_BYTES = 8L << 20;
    private static final Duration COMPANY = Duration.ofMillis(100);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** Something that the partition's thread has to know. */
    sealed interface Event {
        /** A feed to read from now on. */
        record Added(FeedSpec spec) implements Event {}

        /** A feed not to read any more. */
        record Removed(String feedId) implements Event {}

        /** Something to be done about a feed. */
        record Requested(FeedRequest request) implements Event {}

        /** All feeds that there were when the partition was assigned have been added. */
        record FeedsRead() implements Event {}

        /** A poll has ended. */
        record Ended(PartitionFeeds.Polled polled) implements Event {}

        /** The partition is to be let go of. */
        record Stop(Duration grace) implements Event {}
    }

    void add(Event event) {
        events.add(event);
    }

    /**
     * Waits for an event and takes all that there are.
     *
     * @param apply what is to be published because of an event; null for nothing
     * @return what is to be published, not more than fits one group
     */
    List<FinishedPoll> take(Duration patience, Function<Event, @Nullable FinishedPoll> apply) {
        List<FinishedPoll> group = new ArrayList<>();
        take(group, patience, apply);
        return group;
    }

    /** The same, and waits a moment for company if it is nothing but the times of next polls. */
    List<FinishedPoll> collect(
            Duration patience, Function<Event, @Nullable FinishedPoll> apply, BooleanSupplier isInHurry) {
        List<FinishedPoll> group = take(patience, apply);
        long until = System.nanoTime() + COMPANY.toNanos();
        while (isOnlyStates(group) && !isInHurry.getAsBoolean() && System.nanoTime() - until < 0) {
            take(group, Duration.ofNanos(until - System.nanoTime()), apply);
        }
        return group;
    }

    private void take(List<FinishedPoll> group, Duration patience, Function<Event, @Nullable FinishedPoll> apply) {
        Event event = next(patience);
        long bytes = 0;
        while (event != null) {
            FinishedPoll finished = apply.apply(event);
            if (finished != null) {
                group.add(finished);
                bytes += finished.bytes();
            }
            event = group.size() < LARGEST_GROUP && bytes < LARGEST_GROUP_BYTES ? events.poll() : null;
        }
    }

    private @Nullable Event next(Duration patience) {
        try {
            return events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return null; // whoever interrupts has added an event before
        }
    }

    private static boolean isOnlyStates(List<FinishedPoll> group) {
        return !group.isEmpty()
                && group.size() < LARGEST_GROUP
                && group.stream().allMatch(FinishedPoll::isStateOnly);
    }
}
