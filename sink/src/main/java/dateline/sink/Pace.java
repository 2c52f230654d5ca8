package dateline.sink;

import java.time.Duration;

/**
 * When the next batch is taken. A transaction costs the database several times what a row costs, so what arrives in a
 * steady stream is stored a few times a second and not record by record. What arrives after a rest is stored at once, and
 * whoever has to catch up does not rest. For one thread.
 */
final class Pace {
    /** From the beginning of one batch to that of the next. */
    static final Duration BETWEEN = Duration.ofMillis(200);

    private final int full;
    private long next = Long.MIN_VALUE;

    /** @param most records in a batch at most: with half as many there is more where they came from */
    Pace(int most) {
        this.full = Math.max(1, most / 2);
    }

    /**
     * How long to wait before the next batch is taken; zero for not at all.
     *
     * @param now nanoseconds since any moment, the same for all calls
     */
    Duration rest(long now) {
        return next == Long.MIN_VALUE || next - now <= 0 ? Duration.ZERO : Duration.ofNanos(next - now);
    }

    /**
     * A batch was taken.
     *
     * @param now when, as in {@link #rest}
     * @param records how many records it had
     */
    void took(long now, int records) {
        next = records == 0 || records >= full ? Long.MIN_VALUE : now + BETWEEN.toNanos();
    }
}
