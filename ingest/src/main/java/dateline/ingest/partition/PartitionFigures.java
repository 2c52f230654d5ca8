package dateline.ingest.partition;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What others may know of a partition at any time. Written by the partition's thread, read by any. */
public final class PartitionFigures {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final InstantSource clock;
    private volatile int feeds;
    private volatile int busy;
    private volatile @Nullable Instant firstDue;
    private volatile long beat = System.nanoTime();
    private long looked = System.nanoTime() - BETWEEN_LOOKS.toNanos();

    PartitionFigures(InstantSource clock) {
        this.clock = clock;
        this.firstDue = clock.instant(); // until the feeds are known, something may be due
    }

    /** A sign of life. */
    void progress() {
        beat = System.nanoTime();
    }

    /** Looks at the feeds as they are polled. */
    void look(PartitionFeeds all) {
        feeds = all.size();
        busy = all.underWay();
        long now = System.nanoTime();
        if (now - looked >= BETWEEN_LOOKS.toNanos()) {
            looked = now;
            firstDue = all.firstDue();
        }
    }

    /** Whether there was a sign of life lately. */
    boolean isLive(Duration lately) {
        return System.nanoTime() - beat < lately.toNanos();
    }

    /** How many feeds there are. */
    public int feeds() {
        return feeds;
    }

    /** How many feeds are due or being asked. */
    public int busy() {
        return busy;
    }

    /** How long the feed that waits longest for being read has been due; zero if none is. */
    public Duration overdue() {
        Instant first = firstDue;
        Duration since = first == null ? Duration.ZERO : Duration.between(first, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }
}
