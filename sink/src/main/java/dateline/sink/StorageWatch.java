package dateline.sink;

import dateline.runtime.life.Readiness;
import dateline.sink.outbox.Backoff;
import dateline.sink.sql.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers whether the storage can be reached and when to try it again, and tells the sink's readiness. Used by one
 * thread; {@link #tellIfSlow} by any.
 */
final class StorageWatch {
    /** The storage takes what it is given. */
    static final String DATABASE = "database";

    private static final Logger log = LoggerFactory.getLogger(StorageWatch.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);
    /** No batch takes so long unless something is wrong. */
    private static final Duration SLOW = Duration.ofSeconds(10);
    /** After so long a server that may stand still, which keeps its connections, is asked; and has so long to answer. */
    private static final Duration SILENT = Duration.ofSeconds(2);

    private final Readiness readiness;
    private final InstantSource clock;
    private final Runnable question;
    private int failures;
    private Instant next = Instant.MIN;
    private volatile @Nullable Attempt attempt;
    private volatile @Nullable Instant asked;

    private record Attempt(String what, Instant since) {}

    /**
     * @param readiness has the condition {@link #DATABASE}
     * @param question returns when the storage has answered, beside what else it is asked, or throws
     */
    StorageWatch(Readiness readiness, InstantSource clock, Runnable question) {
        this.readiness = readiness;
        this.clock = clock;
        this.question = question;
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

    /** Says so where an answer does not come. From any thread. */
    void tellIfSlow() {
        Attempt now = attempt;
        Instant time = clock.instant();
        if (now != null && (now.since().plus(SLOW).isBefore(time) || isSilent(now, time))) {
            readiness.unmet(DATABASE, "has not answered yet: " + now.what());
        }
    }

    /** Whether it does not answer a small question either; an attempt may take long because it is large. */
    private synchronized boolean isSilent(Attempt now, Instant time) {
        Instant since = asked;
        if (since == null) {
            if (now.since().plus(SILENT).isBefore(time)) {
                asked = time;
                Thread.ofVirtual().name("dateline-sink-question").start(this::ask);
            }
            return false;
        }
        return since.plus(SILENT).isBefore(time);
    }

    private void ask() {
        try {
            question.run();
        } catch (RuntimeException e) {
            log.debug("the storage did not answer; what it was asked before will fail too", e);
        } finally {
            asked = null;
        }
    }
}
