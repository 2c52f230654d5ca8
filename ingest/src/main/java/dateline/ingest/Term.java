package dateline.ingest;

import dateline.ingest.fetch.PoliteFetcher.Admission;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The polls between one taking over of a partition and the next. They run on virtual threads; only so many may be
 * unpublished at a time, and what comes of one after its term is over is nobody's.
 */
final class Term {
    /** How many polls may wait to be published, or be on the way to it. */
    static final int MOST_UNPUBLISHED = 64;

    private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore unpublished = new Semaphore(MOST_UNPUBLISHED);

    /** A poll, or something that takes its place. */
    @FunctionalInterface
    interface Work {
        FinishedPoll run(PolledFeed feed, Admission admission) throws InterruptedException;
    }

    /** Starts a poll; the receiver is called on another thread. */
    void start(PolledFeed feed, Work work, Consumer<FinishedPoll> receiver) {
        polls.execute(() -> {
            try {
                receiver.accept(work.run(feed, unpublished::acquire));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A poll was published, or came to nothing. */
    void finished() {
        unpublished.release();
    }

    /** Lets no more polls in; how many had not been let in by then. */
    int close() {
        return unpublished.drainPermits();
    }

    /** Ends all polls. */
    void end() {
        polls.shutdownNow();
    }
}
