package dateline.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Politeness: one request at a time to a host, and a pause between them. Callers wait in line, each host in its own, so
 * a slow host keeps nobody waiting but those who want the same host.
 *
 * <p>Safe for any number of threads; waiting is cheap on virtual ones.
 */
public final class HostGate {
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);

    private final long spacingNanos;
    private final Cache<String, Line> lines;

    /** @param spacing from the end of one request to the beginning of the next */
    public HostGate(Duration spacing) {
        this.spacingNanos = spacing.toNanos();
        this.lines = Caffeine.newBuilder()
                .expireAfterAccess(FORGET_AFTER.plus(spacing))
                .build();
    }

    /** Waits for the host's turn. The host is ours until the turn is closed. */
    public Turn enter(String host) throws InterruptedException {
        Line line = lines.get(host, h -> new Line());
        line.turn.acquire();
        try {
            long wait = line.readyAt - System.nanoTime();
            if (line.used && wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
        } catch (InterruptedException e) {
            line.turn.release();
            throw e;
        }
        return () -> leave(line);
    }

    private void leave(Line line) {
        line.used = true;
        line.readyAt = System.nanoTime() + spacingNanos;
        line.turn.release();
    }

    /** A host that is ours. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Guarded by its semaphore. */
    private static final class Line {
        private final Semaphore turn = new Semaphore(1, true);
        private boolean used;
        private long readyAt;
    }
}
