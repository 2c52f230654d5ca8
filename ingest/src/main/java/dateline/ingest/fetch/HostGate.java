package dateline.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Politeness towards hosts: so many requests at a time to one, and a pause between them. A host that refuses us or asks us
 * to slow down gets twice the pause each time, up to five minutes, and half of it again with each good answer; one that
 * says for how long is closed until then. Callers wait in line, each host in its own, so a slow host keeps nobody waiting
 * but those who want the same host.
 *
 * <p>Safe for any number of threads; waiting is cheap on virtual ones. Hosts are forgotten a day after they were last
 * asked.
 */
public final class HostGate {
    private static final Duration FORGET_AFTER = Duration.ofDays(1);
    private static final Duration LONGEST_CLOSED = Duration.ofDays(1);
    private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toNanos();
    private static final long LEAST_SLOWED = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_DELAY = Duration.ofMinutes(1).toNanos();
    private static final int MOST_HOSTS = 200_000;
    /** How many feeds of one host are read at a time; the others stand in line for a place. */
    private static final int PLACES = 8;

    private final long spacingNanos;
    private final int atOnce;
    private final Cache<String, Line> lines = Caffeine.newBuilder()
            .expireAfterAccess(FORGET_AFTER)
            .maximumSize(MOST_HOSTS)
            .build();

    /** One request at a time to a host. */
    public HostGate(Duration spacing) {
        this(spacing, 1);
    }

    /**
     * @param spacing the pause before a host is asked again
     * @param atOnce how many requests to one host may run at a time
     */
    public HostGate(Duration spacing, int atOnce) {
        this.spacingNanos = spacing.toNanos();
        this.atOnce = atOnce;
    }

    /** What an exchange says about its host. */
    public enum Verdict {
        /** It answered. */
        GOOD,
        /** It refuses us, or asks us to slow down. */
        OVERLOADED,
        /** It cannot be reached, or does not finish its answers. */
        UNREACHABLE
    }

    /**
     * Waits for one of the few places in a host's line. To be taken before a turn, never while having one; whoever has a
     * place may ask as often as it needs.
     */
    public Place inLine(String host) throws InterruptedException {
        Line line = line(host);
        line.places.acquire();
        return line.places::release;
    }

    /** Waits for the host's turn. The host is ours until the turn is closed; null if it does not come in time. */
    public @Nullable Turn enter(String host, Duration patience) throws InterruptedException {
        Line line = line(host);
        long end = System.nanoTime() + patience.toNanos();
        if (!line.turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return null;
        }
        try {
            long wait = line.reserve(Math.max(0, end - System.nanoTime()));
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            if (wait >= 0) {
                return new Turn(line);
            }
        } catch (InterruptedException e) {
            line.turns.release();
            throw e;
        }
        line.turns.release();
        return null;
    }

    private Line line(String host) {
        return lines.get(host, h -> new Line(atOnce, spacingNanos));
    }

    /** How long the host wants to be left alone; null if it does not. */
    public @Nullable Duration closedFor(String host) {
        Line line = lines.getIfPresent(host);
        return line == null ? null : line.closedFor();
    }

    /** Asks a host no more often from now on than it says, up to a minute; never more often than configured. */
    public void keepApart(String host, Duration delay) {
        long bounded = Math.min(LONGEST_DELAY, delay.toNanos());
        line(host).space(Math.max(spacingNanos, bounded));
    }

    /** The pause after an exchange that ended so, all in nanoseconds. */
    static long nextPause(long pause, Verdict verdict, long spacing) {
        return switch (verdict) {
            case GOOD -> Math.max(spacing, pause / 2);
            case OVERLOADED -> Math.min(LONGEST_PAUSE, Math.max(LEAST_SLOWED, pause) * 2);
            case UNREACHABLE -> pause;
        };
    }

    /** A place in a host's line. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        /** Lets the next one into line. Called once. */
        @Override
        void close();
    }

    /** A host that is ours. Used by one thread. */
    public final class Turn implements AutoCloseable {
        private final Line line;

        private Turn(Line line) {
            this.line = line;
        }

        /** How long the host has wanted to be left alone since we got in line; null if it does not. */
        public @Nullable Duration closedFor() {
            return line.closedFor();
        }

        /** Whether the host could not be reached the last time, and must not keep others from being asked. */
        public boolean isUnreliable() {
            return line.unreliable;
        }

        /**
         * What became of the request.
         *
         * @param closedFor how long the host wants to be left alone, if it says so
         */
        public void ended(Verdict verdict, @Nullable Duration closedFor) {
            line.judge(verdict, closedFor);
        }

        @Override
        public void close() {
            line.leave();
        }
    }

    private static final class Line {
        private final Semaphore turns;
        private final Semaphore places;
        private long spacing;
        private long pause;
        private boolean used;
        private long readyAt;
        private boolean closed;
        private long closedUntil;
        private volatile boolean unreliable;

        Line(int atOnce, long spacing) {
            this.turns = new Semaphore(atOnce, true);
            this.places = new Semaphore(Math.max(atOnce, PLACES), true);
            this.spacing = spacing;
            this.pause = spacing;
        }

        synchronized void space(long nanos) {
            spacing = nanos;
            pause = Math.max(pause, nanos);
        }

        /** How long to wait; whoever comes next waits for the pause after that. Negative if it is more than that. */
        synchronized long reserve(long patience) {
            long now = System.nanoTime();
            long wait = used ? Math.max(0, readyAt - now) : 0;
            if (wait > patience) {
                return -1;
            }
            used = true;
            readyAt = now + wait + pause;
            return wait;
        }

        synchronized @Nullable Duration closedFor() {
            long left = closed ? closedUntil - System.nanoTime() : 0;
            closed = left > 0;
            return closed ? Duration.ofNanos(left) : null;
        }

        synchronized void judge(Verdict verdict, @Nullable Duration closedFor) {
            unreliable = verdict == Verdict.UNREACHABLE;
            pause = nextPause(pause, verdict, spacing);
            if (closedFor != null && closedFor.isPositive()) {
                Duration time = closedFor.compareTo(LONGEST_CLOSED) > 0 ? LONGEST_CLOSED : closedFor;
                closed = true;
                closedUntil = System.nanoTime() + time.toNanos();
            }
        }

        synchronized void leave() {
            readyAt = System.nanoTime() + pause;
            turns.release();
        }
    }
}
