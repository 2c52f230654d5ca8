package dateline.runtime.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which times of records can be kept: ISO 8601 can say more than Kafka can stamp a record with, than milliseconds hold
 * and than everybody's calendar can show. Safe for any number of threads.
 */
public final class Times {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** Whether the time is between 1970 and 9999; none at all is fine. */
    public static boolean canBeKept(@Nullable Instant time) {
        return time == null || !(time.isBefore(EARLIEST) || time.isAfter(LATEST));
    }
}
