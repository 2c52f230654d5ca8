package dateline.ingest.feed;

import dateline.ingest.parse.ParsedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How often a feed has something new: the median of the times between its latest items, by their own dates. */
final class Rhythm {
    private static final int LATEST = 11;
    private static final int FEWEST = 4;

    private Rhythm() {}

    /** The usual time between two items; null if the document has too few dates that can be. */
    static @Nullable Duration of(List<ParsedEntry> entries, Instant now) {
        List<Instant> dates = dates(entries, now).distinct().limit(LATEST).toList();
        if (dates.size() < FEWEST) {
            return null;
        }
        List<Duration> gaps = IntStream.range(1, dates.size())
                .mapToObj(i -> Duration.between(dates.get(i), dates.get(i - 1)))
                .sorted()
                .toList();
        return gaps.get(gaps.size() / 2);
    }

    /** The date of the latest item; null without one that can be. */
    static @Nullable Instant latest(List<ParsedEntry> entries, Instant now) {
        return dates(entries, now).findFirst().orElse(null);
    }

    private static Stream<Instant> dates(List<ParsedEntry> entries, Instant now) {
        return entries.stream()
                .map(ParsedEntry::published)
                .filter(Objects::nonNull)
                .filter(date -> !date.isAfter(now))
                .sorted(Comparator.reverseOrder());
    }
}
