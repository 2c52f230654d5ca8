package dateline.enrich.topology.copy;

import dateline.contract.record.FeedStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Carries word of changes from the thread that keeps the copies of watches and of how feeds fare to the one that decides.
 * Of each feed the last few are kept, as nobody may take them here. Safe for any number of threads.
 */
public final class Changes {
    private static final int LAST = 8;

    private final AtomicLong watches = new AtomicLong();
    private final Map<String, List<Optional<FeedStatus>>> feeds = new ConcurrentHashMap<>();

    /** The watches have changed. */
    void watches() {
        watches.incrementAndGet();
    }

    /** A number that is another after each change of the watches. */
    public long watchesVersion() {
        return watches.get();
    }

    void feed(String id, Optional<FeedStatus> status) {
        feeds.merge(id, List.of(status), (before, now) -> {
            List<Optional<FeedStatus>> both = new ArrayList<>(before);
            both.addAll(now);
            return both.subList(Math.max(0, both.size() - LAST), both.size());
        });
    }

    /** Takes what has changed about feeds since it was last asked, of each feed in order. */
    public void takeFeeds(BiConsumer<String, Optional<FeedStatus>> action) {
        for (String id : feeds.isEmpty() ? List.<String>of() : List.copyOf(feeds.keySet())) {
            List<Optional<FeedStatus>> statuses = feeds.remove(id);
            if (statuses != null) {
                statuses.forEach(s -> action.accept(id, s));
            }
        }
    }
}
