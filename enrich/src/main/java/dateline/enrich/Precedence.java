package dateline.enrich;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds back annotating while stories and alerts have not kept up with it. All articles go through one task after they
 * were annotated; it would get one turn of as many as its thread has tasks, and annotating takes most of the processor.
 * So its thread annotates nothing while more than a few annotated articles wait, and the other threads of this process
 * stop when it gets behind nevertheless. Safe for any number of threads.
 *
 * <p>It knows only of the task of this process: others' threads do not take its processor.
 */
final class Precedence {
    /** Waiting for the one task; its own thread first sees to these. Some are transactions' markers. */
    static final long FEW = 20;

    /** With more than these waiting nobody in this process annotates: some tenths of a second of that task's work. */
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

    /**
     * Whether that consumer is to read no articles now.
     *
     * @param hasTheTask whether the one task is its
     */
    boolean holds(boolean hasTheTask) {
        return waiting > (hasTheTask ? FEW : MANY);
    }
}
