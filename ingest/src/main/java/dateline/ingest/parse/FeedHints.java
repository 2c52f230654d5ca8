package dateline.ingest.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself to those who poll it. What is absurd is absent.
 *
 * @param ttl for how long the document may be kept (RSS 2.0)
 * @param skipHours hours of the day, 0 to 23 in UTC, in which not to ask (RSS 0.91)
 * @param skipDays days on which not to ask, in UTC (RSS 0.91)
 * @param updatePeriod the time between updates (RSS 1.0 syndication module)
 * @param hubs absolute addresses of its WebSub hubs
 * @param self its own absolute address
 * @param isComplete whether the document has all entries that there are (RFC 5005)
 * @param deletedRefs ids of entries that are no more (RFC 6721)
 */
public record FeedHints(
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable Duration updatePeriod,
        List<String> hubs,
        @Nullable String self,
        boolean isComplete,
        List<String> deletedRefs) {
    /** Of a feed that says nothing. */
    public static final FeedHints NONE =
            new FeedHints(null, Set.of(), Set.of(), null, List.of(), null, false, List.of());

    public FeedHints {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        hubs = List.copyOf(hubs);
        deletedRefs = List.copyOf(deletedRefs);
    }
}
