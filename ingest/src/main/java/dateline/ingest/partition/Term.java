package dateline.ingest.partition;

import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The polls between one taking over of a partition and the next. They run on virtual threads; only so many may be
 * unpublished at a time, and what comes of one after its term is over is nobody's.
 *
 * <p>Used by the partition's thread, but for {@link #hanging}.
 */
final class Term {
    /** How many polls may wait to be published, or be on the way to it. */
    static final int MOST_UNPUBLISHED = 64;

    private final PollDeadlines deadlines;
    private final Door door = new Door(MOST_UNPUBLISHED);
    private final Map<String, RunningPoll> polls = new ConcurrentHashMap<>();
    private boolean isClosed;

    Term(PollDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * Starts a poll of a feed that has none; nothing is started any more once the term is closed.
     *
     * @param failed what is published instead when it does not end in time
     * @param receiver called on another thread with the result, unless the poll is called off
     */
    void start(PolledFeed feed, RunningPoll.Work work, RunningPoll.Work failed, Consumer<FinishedPoll> receiver) {
        if (isClosed) {
            return;
        }
        RunningPoll poll = new RunningPoll(feed, door);
        polls.put(feed.spec().id(), poll);
        Thread.ofVirtual().name("poll-" + feed.spec().id()).start(() -> {
            FinishedPoll finished = poll.run(work, failed);
            if (finished != null) {
                receiver.accept(finished);
            }
        });
    }

    /**
     * The feed of a poll under way, as the poll found it.
     *
     * @throws IllegalStateException if there is none
     */
    PolledFeed feed(String feedId) {
        RunningPoll poll = polls.get(feedId);
        if (poll == null) {
            throw new IllegalStateException("no poll of feed " + feedId + " is under way");
        }
        return poll.feed();
    }

    /** A poll was published, or came to nothing. */
    void over(String feedId) {
        RunningPoll poll = polls.remove(feedId);
        if (poll != null) {
            poll.end();
        }
    }

    /** Admits no more polls, and calls off those that are not admitted. */
    void close() {
        isClosed = true;
        door.close();
        polls.forEach((feedId, poll) -> {
            if (!poll.state().isAdmitted()) {
                over(feedId);
            }
        });
    }

    /** Calls off all polls. */
    void end() {
        isClosed = true;
        door.close();
        polls.keySet().forEach(this::over);
    }

    /** Whether no poll is under way. */
    boolean isEmpty() {
        return polls.isEmpty();
    }

    /** Interrupts polls that have passed their deadline. */
    void checkDeadlines() {
        long now = System.nanoTime();
        polls.values().forEach(poll -> poll.interruptIfLate(now, deadlines));
    }

    /** The poll that has gone on for longest after its deadline, if it is this long or longer. */
    Optional<RunningPoll> hanging(Duration atLeast) {
        long now = System.nanoTime();
        return polls.values().stream()
                .filter(poll -> poll.lateFor(now, deadlines).compareTo(atLeast) >= 0)
                .max(Comparator.comparing(poll -> poll.lateFor(now, deadlines)));
    }
}
