package dateline.ingest.websub;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedRequest.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what hubs say: each thing at once, and then not again for a while. If it is said again meanwhile, that is
 * passed on when the time is over, so that nothing is missed that happened after the first word. Safe for any number of
 * threads.
 */
final class Bursts implements AutoCloseable {
    /** Beyond it everything is passed on at once. */
    private static final int MOST = 100_000;

    private final Predicate<FeedRequest> receiver;
    private final Runnable onLost;
    private final Duration pause;
    private final Map<Said, Pause> pauses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("websub-bursts").daemon().factory());

    /**
     * @param receiver whether it took a request; called on many threads
     * @param onLost called when it did not take what was said again
     * @param pause the time in which nothing is passed on twice
     */
    Bursts(Predicate<FeedRequest> receiver, Runnable onLost, Duration pause) {
        this.receiver = receiver;
        this.onLost = onLost;
        this.pause = pause;
    }

    /** What makes two requests say the same. */
    private record Said(
            String feedId,
            Kind kind,
            @Nullable String topic,
            @Nullable Long leaseSeconds) {
        static Said of(FeedRequest r) {
            return new Said(r.feedId(), r.kind(), r.topic(), r.leaseSeconds());
        }
    }

    /**
     * The time after a request was passed on.
     *
     * @param last what was said again since then
     */
    private record Pause(@Nullable FeedRequest last) {}

    /** Passes a request on, now or soon; false if it could not be. */
    boolean accept(FeedRequest request) {
        Said said = Said.of(request);
        if (pauses.size() < MOST) {
            Pause now = pauses.merge(said, new Pause(null), (before, begun) -> new Pause(request));
            if (now.last() != null) {
                return true;
            }
            schedule(said);
        }
        boolean isTaken = receiver.test(request);
        if (!isTaken) {
            pauses.remove(said, new Pause(null));
        }
        return isTaken;
    }

    /** Passes on what is left; after one that is not taken the others are not tried, as each would take its time. */
    @Override
    public void close() {
        timer.shutdownNow();
        boolean isTaken = true;
        for (Pause pause : pauses.values()) {
            FeedRequest last = pause.last();
            if (last != null) {
                isTaken = isTaken && receiver.test(last);
                if (!isTaken) {
                    onLost.run();
                }
            }
        }
        pauses.clear();
    }

    private void schedule(Said said) {
        try {
            timer.schedule(() -> Thread.startVirtualThread(() -> end(said)), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            pauses.remove(said); // closing
        }
    }

    private void end(Said said) {
        Pause over = pauses.remove(said);
        FeedRequest last = over == null ? null : over.last();
        if (last != null && !accept(last)) {
            onLost.run();
        }
    }
}
