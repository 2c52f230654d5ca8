package dateline.sink;

import dateline.runtime.life.Readiness;
import dateline.sink.outbox.Backoff;
import dateline.sink.sql.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whether the storage can be reached and when to try it again, and tells the sink's readiness. Used by one
 * thread; {@link #tellIfSlow} by any.
 */
final class StorageWatch {
    /** The storage takes what it is given. */
    static final String DATABASE = "database";

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);
    /** A server that stands still keeps its connections. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final Readiness readiness;
    private final InstantSource clock;
    private int failures;
    private Instant next = Instant.MIN;
    private volatile @Nullable Attempt attempt;

    private record Attempt(String what, Instant since) {}

    /** @param readiness has the condition {@link #DATABASE} */
    StorageWatch(Readiness readiness, InstantSource clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    /** Whether writing is worth an attempt. */
    boolean attemptDue() {
        return failures == 0 || checkDue();
    }

    /** Whether nobody has heard of the storage for so long that it should be asked. */
    boolean checkDue() {
        return !clock.instant().isBefore(next);
    }

    /** The storage is asked; {@link #worked} or {@link #failed} follows. */
    void begins(String what) {
        attempt = new Attempt(what, clock.instant());
    }

    void worked() {
        attempt = null;
        failures = 0;
        readiness.met(DATABASE);
        next = clock.instant().plus(CHECK_EVERY);
    }

    void failed(StorageUnavailable e) {
        attempt = null;
        failures++;
        readiness.unmet(DATABASE, "away: " + e.getMessage());
        next = clock.instant().plus(BACKOFF.after(failures));
    }

    /** Says so where an answer does not come. */
    void tellIfSlow() {
        Attempt now = attempt;
        if (now != null && now.since().plus(SLOW).isBefore(clock.instant())) {
            readiness.unmet(DATABASE, "has not answered yet: " + now.what());
        }
    }
}
