package dateline.sink.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something that failed is tried again: twice as long after each failure, up to a limit.
 *
 * @param first after the first failure
 * @param longest never longer
 */
public record Backoff(Duration first, Duration longest) {
    private static final double SPREAD = 0.4;

    /** @param failures how many there were in a row, from 1 */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 30);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** The same, a fifth shorter or longer at most, so that those who wait do not all come back at one moment. */
    public Duration after(int failures, RandomGenerator random) {
        double factor = 1 - SPREAD / 2 + SPREAD * random.nextDouble();
        return Duration.ofMillis((long) (after(failures).toMillis() * factor));
    }
}
