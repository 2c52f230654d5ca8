package dateline.enrich.topology;

import dateline.contract.FeedStatus;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Carries word of changes from the thread that keeps the copies of watches and of how feeds fare to the one that decides.
 * No bigger than the number of feeds. Safe for any number of threads.
 */
final class Changes {
    private final AtomicLong watches = new AtomicLong();
    private final Map<String, Optional<FeedStatus>> feeds = new ConcurrentHashMap<>();

    /** The watches have changed. */
    void watches() {
        watches.incrementAndGet();
    }

    /** A number that is another after each change of the watches. */
    long watchesVersion() {
        return watches.get();
    }

    void feed(String id, Optional<FeedStatus> status) {
        feeds.put(id, status);
    }

    /** Takes what has changed about feeds since it was last asked. */
    void takeFeeds(BiConsumer<String, Optional<FeedStatus>> action) {
        if (feeds.isEmpty()) {
            return;
        }
        for (Iterator<String> ids = feeds.keySet().iterator(); ids.hasNext(); ) {
            String id = ids.next();
            Optional<FeedStatus> status = feeds.remove(id);
            if (status != null) {
                action.accept(id, status);
            }
        }
    }
}
