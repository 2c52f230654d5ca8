package dateline.enrich.topology.metric;

import io.micrometer.core.instrument.Counter;

/**
 * Counts what happened for good. What a thread counts waits until its transaction is committed, and is forgotten when the
 * transaction is aborted, since it is then done again.
 */
public final class CommittedCounter {
    private final Counter counter;
    private final Uncommitted uncommitted;

    CommittedCounter(Counter counter, Uncommitted uncommitted) {
        this.counter = counter;
        this.uncommitted = uncommitted;
    }

    /** One more, if the transaction that this thread is in is committed. */
    public void increment() {
        uncommitted.count(counter);
    }
}
