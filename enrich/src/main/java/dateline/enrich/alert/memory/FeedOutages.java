package dateline.enrich.alert.memory;

import dateline.contract.record.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a feed could not be read. Times are milliseconds since 1970.
 *
 * @param feedId the feed; {@link #EVERYTHING} for times when nothing at all arrived
 * @param times from, to, from, to …; {@link Long#MAX_VALUE} for the end of what has not ended
 */
public record FeedOutages(String feedId, List<Long> times) {
    /** Stands for all feeds. */
    public static final String EVERYTHING = "*";

    private static final int MANY = 20;
    public static final long REMEMBERED = Duration.ofDays(90).toMillis();

    public static FeedOutages none(String feedId) {
        return new FeedOutages(feedId, List.of());
    }

    /** What they are after the feed's state was told. */
    public FeedOutages after(FeedStatus status) {
        return switch (status.condition()) {
            case NEW -> this;
            case OK, STALE -> ended(millis(status.lastSuccess(), status.since(), status.lastPoll()));
            case THROTTLED, FAILING, GONE -> begun(millis(status.lastSuccess(), status.since(), status.lastPoll()));
        };
    }

    boolean ongoing() {
        return !times.isEmpty() && times.get(times.size() - 1) == Long.MAX_VALUE;
    }

    public FeedOutages begun(long at) {
        if (ongoing()) {
            return this;
        }
        List<Long> more = new ArrayList<>(times.subList(Math.max(0, times.size() - 2 * (MANY - 1)), times.size()));
        more.add(more.isEmpty() ? at : Math.max(at, more.get(more.size() - 1)));
        more.add(Long.MAX_VALUE);
        return new FeedOutages(feedId, List.copyOf(more));
    }

    public FeedOutages ended(long at) {
        if (!ongoing()) {
            return this;
        }
        List<Long> same = new ArrayList<>(times);
        same.set(same.size() - 1, Math.max(at, same.get(same.size() - 2)));
        return new FeedOutages(feedId, List.copyOf(same));
    }

    private static long millis(@org.jspecify.annotations.Nullable Instant... times) {
        for (Instant time : times) {
            if (time != null) {
                return time.toEpochMilli();
            }
        }
        return 0;
    }
}
