package dateline.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** How often something that ends may be started again: so many times within a while. For one thread. */
final class RestartLimit {
    private final Rule rule;
    private final ArrayDeque<Instant> starts = new ArrayDeque<>();

    RestartLimit(Rule rule) {
        this.rule = rule;
    }

    /** At most so many starts within so long. */
    record Rule(int most, Duration within) {
        @Override
        public String toString() {
            return most + " times within " + within.toMinutes() + " minutes";
        }
    }

    /** Whether it may be started once more now; if so, that start is counted. */
    boolean allows(Instant now) {
        starts.removeIf(start -> !start.plus(rule.within()).isAfter(now));
        if (starts.size() >= rule.most()) {
            return false;
        }
        starts.add(now);
        return true;
    }

    /** How long to wait before the next start: not at all for the first, then ever longer, eight seconds at most. */
    Duration pause() {
        return starts.size() <= 1 ? Duration.ZERO : Duration.ofMillis(Math.min(8_000, 125L << starts.size()));
    }

    @Override
    public String toString() {
        return rule.toString();
    }
}
