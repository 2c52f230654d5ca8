package dateline.enrich.topology.metric;

import io.micrometer.core.instrument.Counter;
import java.util.HashMap;
import java.util.Map;

/**
 * What each thread has counted since its last transaction ended. A stream thread does its work and ends its transactions
 * itself, so nothing is shared. Without transactions everything counts at once.
 */
final class Uncommitted {
    private final ThreadLocal<Map<Counter, Integer>> counts = ThreadLocal.withInitial(HashMap::new);
    private volatile boolean transactional;

    /** From now on counts wait for {@link #committed}. */
    void await() {
        transactional = true;
    }

    void count(Counter counter) {
        if (transactional) {
            counts.get().merge(counter, 1, Integer::sum);
        } else {
            counter.increment();
        }
    }

    /** What this thread counted has happened. */
    void committed() {
        counts.get().forEach(Counter::increment);
        counts.remove();
    }

    /** What this thread counted has not happened. */
    void aborted() {
        counts.remove();
    }
}
