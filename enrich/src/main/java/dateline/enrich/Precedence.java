package dateline.enrich;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds back annotating while stories and alerts have not kept up with it. All articles go through one task after they
 * were annotated, while annotating takes most of the processor. Its own thread sees to what is annotated before anything
 * else ({@link PrecedenceConsumer}); the other threads of this process stop when it gets behind nevertheless. Safe for any
 * number of threads.
 *
 * <p>It knows only of the task of this process: others' threads do not take its processor.
 */
final class Precedence {
    /** With more than these waiting nobody in this process annotates: some tenths of a second of the one task's work. */
    static final long MANY = 200;

    private volatile long waiting;
    private @Nullable Object owner;

    /**
     * Takes in how many records wait for the one task.
     *
     * @param consumer who says so
     * @param lag empty if the task is not this consumer's
     */
    synchronized void report(Object consumer, OptionalLong lag) {
        if (lag.isPresent()) {
            owner = consumer;
            waiting = lag.getAsLong();
        } else if (owner == consumer) {
            owner = null;
            waiting = 0;
        }
    }

    /** Whether nobody is to annotate now. */
    boolean holds() {
        return waiting > MANY;
    }
}
