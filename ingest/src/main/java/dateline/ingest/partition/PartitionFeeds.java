package dateline.ingest.partition;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of a partition and what is under way about them: polls, and requests that wait until a feed's poll is over.
 * Used by the partition's thread, but for {@link #hanging}.
 */
final class PartitionFeeds {
    private final int partition;
    private final FeedWork work;
    private final PollDeadlines deadlines;
    private final Consumer<Polled> receiver;
    private final FeedTable table;
    private final Map<String, List<FeedRequest>> waiting = new HashMap<>();
    private volatile Term term;

    /** @param receiver called on other threads with what polls give */
    PartitionFeeds(
            int partition,
            FeedWork work,
            PollDeadlines deadlines,
            Duration maxInterval,
            InstantSource clock,
            Consumer<Polled> receiver) {
        this.partition = partition;
        this.work = work;
        this.deadlines = deadlines;
        this.receiver = receiver;
        this.table = new FeedTable(maxInterval, clock);
        this.term = new Term(deadlines);
    }

    /**
     * A poll that has ended.
     *
     * @param term which it belongs to; it counts only as long as that lasts
     */
    record Polled(Term term, FinishedPoll poll) {}

    /** Begins again from the states that Kafka has; what was under way never happened. */
    void restore(Map<String, FeedState> restored) {
        term.end();
        term = new Term(deadlines);
        waiting.clear();
        table.restore(restored);
    }

    void add(FeedSpec spec) {
        table.add(spec);
    }

    void remove(String feedId) {
        table.remove(feedId);
    }

    int size() {
        return table.size();
    }

    /** How many feeds are being asked, or wait for that. */
    int underWay() {
        return table.underWay();
    }

    @Nullable
    Instant nextDue() {
        return table.nextDue();
    }

    @Nullable
    Instant firstDue() {
        return table.firstDue();
    }

    /** Starts the polls of all feeds that are due. */
    void startDue(Instant now) {
        for (String feed = table.takeDue(now); feed != null; feed = table.takeDue(now)) {
            start(feed, work::poll);
        }
    }

    /** Does what was asked for, or puts it off until the feed's poll is over. */
    void request(FeedRequest request) {
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
            case POLL -> table.hurry(feedId);
            case PUSHED, SUBSCRIBED, UNSUBSCRIBED -> {
                table.change(HubNews.told(state, request));
                table.hurry(feedId);
            }
            case REPLAY -> {
                table.take(feedId);
                start(feedId, (feed, admission) -> work.replay(feed, request, admission));
            }
        }
    }

    /** What is to be published of a poll; null if it is of an earlier term, or of a feed that was removed meanwhile. */
    @Nullable
    FinishedPoll wanted(Polled polled) {
        if (polled.term() != term) {
            return null;
        }
        String feedId = polled.poll().state().feedId();
        if (table.spec(feedId) != null) {
            return polled.poll();
        }
        table.forget(feedId);
        term.over(feedId);
        return null;
    }

    /** What is to be published instead of a poll that Kafka does not take. */
    FinishedPoll refused(FinishedPoll finished, String why) {
        return work.failed(term.feed(finished.state().feedId()), "refused-by-kafka", why);
    }

    /** A poll took effect; what was put off until then is done. */
    void over(FinishedPoll finished) {
        String feedId = finished.state().feedId();
        table.finish(finished.state());
        term.over(feedId);
        List<FeedRequest> put = waiting.remove(feedId);
        if (put != null) {
            put.forEach(this::request);
        }
    }

    /** Admits no more polls, and calls off those that are not admitted. */
    void closeDoor() {
        term.close();
    }

    /** Calls off everything. */
    void end() {
        term.end();
    }

    boolean isDrained() {
        return term.isEmpty();
    }

    /** Interrupts polls that have passed their deadline; what is published of them is that they failed. */
    void checkDeadlines() {
        term.checkDeadlines();
    }

    /** A poll that has gone on for some time after it was interrupted. */
    Optional<RunningPoll> hanging(Duration atLeast) {
        return term.hanging(atLeast);
    }

    private void start(String feedId, RunningPoll.Work task) {
        FeedSpec spec = table.spec(feedId);
        FeedState state = table.state(feedId);
        if (spec == null || state == null) {
            table.forget(feedId);
            return;
        }
        Term current = term;
        current.start(
                new PolledFeed(partition, spec, state),
                task,
                (feed, admission) -> work.failed(
                        feed, "poll-timeout", "the poll did not end by itself in time; the feed is asked again later"),
                finished -> receiver.accept(new Polled(current, finished)));
    }
}
