package dateline.ingest.parse.hint;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about how it wants to be read. Nothing here is checked against sense: a publisher may ask for a poll a
 * minute. Values that mean nothing (negative, no numbers, every hour of the day to be skipped) are absent.
 *
 * @param ttl how long a copy is good for (RSS 2.0 {@code ttl})
 * @param skipHours hours of the day in GMT, 0 to 23, in which not to poll (RSS {@code skipHours})
 * @param skipDays days of the week in GMT on which not to poll (RSS {@code skipDays})
 * @param updatePeriod the time between two changes (RSS 1.0 syndication module)
 * @param hubs absolute addresses of WebSub hubs that the document names
 * @param self the feed's own absolute address, WebSub's topic
 * @param isComplete whether the document has all entries of the feed, so that one not in it is gone (RFC 5005, section 2)
 * @param deletedRefs ids of entries that the publisher declares deleted (RFC 6721), at most {@value #MOST_DELETED}
 * @param older the absolute address of the document with the entries before these (RFC 5005, {@code prev-archive} or
 *     {@code next}; JSON Feed, {@code next_url})
 * @param isWordPress whether it was made by WordPress, which has older entries at the same address
 */
public record FeedHints(
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable Duration updatePeriod,
        List<String> hubs,
        @Nullable String self,
        boolean isComplete,
        List<String> deletedRefs,
        @Nullable String older,
        boolean isWordPress) {
    static final int MOST_DELETED = 1_000;
    static final int MOST_HUBS = 10;

    /** A feed that says nothing. */
    public static final FeedHints NONE =
            new FeedHints(null, Set.of(), Set.of(), null, List.of(), null, false, List.of(), null, false);

    public FeedHints {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        hubs = List.copyOf(hubs);
        deletedRefs = List.copyOf(deletedRefs);
    }
}
