package dateline.ingest.parse.date;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of one feed or page. What a date leaves open is told by what is around it: whether 8/6 is in June or in
 * August by the other dates, else by the language, and so which month a short name means. Used by one thread.
 */
public final class DateReader {
    /** Where the month is written first. */
    private static final Set<String> MONTH_FIRST = Set.of("en", "en-us", "fil", "en-ph", "tl", "en-pr", "en-gu");

    private static final int MOST_COMPARED = 200;

    private final @Nullable String language;
    private final Supplier<Iterator<@Nullable String>> others;
    private final @Nullable ZoneId zone;
    private DateStyle.@Nullable Order order;
    private @Nullable DateStyle style;
    private @Nullable String styled;

    /**
     * @param language BCP 47 tag of the whole
     * @param others all dates as written, asked for once and only if one of them is in doubt
     */
    public DateReader(@Nullable String language, Supplier<Iterator<@Nullable String>> others) {
        this(language, null, others);
    }

    /** @param zone the zone of dates that name none; null if it is not known */
    public DateReader(@Nullable String language, @Nullable ZoneId zone, Supplier<Iterator<@Nullable String>> others) {
        this.language = language;
        this.zone = zone;
        this.others = others;
    }

    /** Of a document without other dates. */
    public DateReader(@Nullable String language) {
        this(language, Collections::emptyIterator);
    }

    /**
     * The instant, or null if the text is no date that can be read.
     *
     * @param own BCP 47 tag of the part that the date belongs to; null if that has none of its own
     */
    public @Nullable Instant read(@Nullable String text, @Nullable String own) {
        String tongue = own == null ? language : own;
        if (style == null || !Objects.equals(tongue, styled)) {
            style = tongue == null
                    ? new DateStyle("", DateStyle.Order.UNKNOWN, this::order, zone)
                    : new DateStyle(primary(tongue), usual(tongue), this::order, zone);
            styled = tongue;
        }
        return FeedDates.parse(text, style);
    }

    private DateStyle.Order order() {
        if (order == null) {
            order = compared();
        }
        return order;
    }

    private DateStyle.Order compared() {
        int dayFirst = 0;
        int monthFirst = 0;
        Iterator<@Nullable String> dates = others.get();
        for (int i = 0; i < MOST_COMPARED && dates.hasNext(); i++) {
            DateStyle.Order one = DateStyle.certain(dates.next());
            dayFirst += one == DateStyle.Order.DAY_FIRST ? 1 : 0;
            monthFirst += one == DateStyle.Order.MONTH_FIRST ? 1 : 0;
        }
        return dayFirst == monthFirst
                ? DateStyle.Order.UNKNOWN
                : dayFirst > monthFirst ? DateStyle.Order.DAY_FIRST : DateStyle.Order.MONTH_FIRST;
    }

    private static DateStyle.Order usual(String tag) {
        return MONTH_FIRST.contains(tag.toLowerCase(Locale.ROOT).replace('_', '-'))
                ? DateStyle.Order.MONTH_FIRST
                : DateStyle.Order.DAY_FIRST;
    }

    private static String primary(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        int end = lower.indexOf('-');
        return end < 0 ? lower : lower.substring(0, end);
    }
}
