package dateline.sink;

import dateline.sink.outbox.Backoff;
import dateline.sink.sql.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers whether the storage can be reached and when to try it again. Written by one thread, {@link #problem} read by
 * any.
 */
final class StorageWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StorageWatch.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private final InstantSource clock;
    private int failures;
    private Instant next = Instant.MIN;
    private volatile @Nullable String problem = "not yet connected";

    StorageWatch(InstantSource clock) {
        this.clock = clock;
    }

    /** What is wrong; null if nothing is. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Whether writing is worth an attempt. */
    boolean attemptDue() {
        return failures == 0 || checkDue();
    }

    /** Whether nobody has heard of the storage for so long that it should be asked. */
    boolean checkDue() {
        return !clock.instant().isBefore(next);
    }

    void worked() {
        if (failures > 0) {
            LOG.atInfo().addKeyValue("attempts", failures).log("the database is back");
        }
        failures = 0;
        problem = null;
        next = clock.instant().plus(CHECK_EVERY);
    }

    void failed(StorageUnavailable e) {
        if (failures == 0) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("the database is away; nothing is lost meanwhile");
        }
        failures++;
        problem = e.getMessage();
        next = clock.instant().plus(BACKOFF.after(failures));
    }
}
