package dateline.ingest.feed.change;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What publishers claim of time. */
public final class Claims {
    private static final Instant OLDEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private Claims() {}

    /** Whether something can have happened then: not before the web, and not in the future but for a wrong clock. */
    public static boolean isPossible(@Nullable Instant claim, Instant now) {
        return claim != null && !claim.isBefore(OLDEST) && !claim.isAfter(now.plus(CLOCK_SKEW));
    }
}
