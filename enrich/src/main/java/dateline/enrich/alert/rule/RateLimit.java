package dateline.enrich.alert.rule;

import java.util.ArrayList;
import java.util.List;

/** At most so many alerts in a time. */
public final class RateLimit {
    private RateLimit() {}

    /** Those of the times that still count. */
    public static List<Long> recent(List<Long> raised, long now, long per) {
        return raised.stream().filter(t -> t > now - per).toList();
    }

    public static boolean isReached(List<Long> recent, int limit) {
        return recent.size() >= limit;
    }

    public static List<Long> with(List<Long> recent, long now) {
        List<Long> more = new ArrayList<>(recent);
        more.add(now);
        return more;
    }
}
