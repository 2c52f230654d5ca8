package dateline.runtime.life;

import java.time.Duration;
import java.util.Optional;

/**
 * A part of a service with a life of its own. Starting does not wait for Kafka or a database to be there: a broker that
 * is down makes {@link #ready} fail and the component try again, not the process end.
 *
 * <p>{@link #start} and {@link #close} are called once each, from one thread; the rest from any thread at any time.
 */
public interface Component extends AutoCloseable {
    /** A short name, such as {@code ingest}. */
    String name();

    /** Starts the component's threads and returns. */
    void start();

    /**
     * Whether its threads are alive and make progress. A rebalance or a database that is down is alive; a thread that
     * died or hangs is not. An operator restarts what is not alive.
     */
    Status live();

    /**
     * Whether its inputs and outputs are connected and what waits for it moves. Answers from what it knows, without
     * asking anybody.
     */
    Status ready();

    /**
     * The age of the oldest thing that waits for it, which rises while nothing moves, for whatever reason; empty for a
     * component that nothing waits for.
     */
    default Optional<Duration> lag() {
        return Optional.empty();
    }

    /** Stops taking in, finishes what is under way, commits, lets go. Returns within 20 seconds. */
    @Override
    void close();

    /**
     * An answer to a health check.
     *
     * @param ok whether all is well
     * @param detail one sentence for people
     */
    record Status(boolean ok, String detail) {
        public static Status up(String detail) {
            return new Status(true, detail);
        }

        public static Status down(String detail) {
            return new Status(false, detail);
        }
    }
}
