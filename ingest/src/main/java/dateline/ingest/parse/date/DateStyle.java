package dateline.ingest.parse.date;

import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a date besides its text.
 *
 * @param language primary subtag, empty if unknown
 * @param usual which of two small numbers is the day where this language is spoken
 * @param compared which one it is by the other dates; asked for only where the date itself does not tell
 * @param zone where clocks show what a date without a zone says; null if that is not known
 */
record DateStyle(
        String language,
        Order usual,
        Supplier<Order> compared,
        @Nullable ZoneId zone) {
    static final DateStyle NONE = new DateStyle("", Order.UNKNOWN, () -> Order.UNKNOWN, null);

    private static final Pattern NUMERIC =
            Pattern.compile("(?<![\\d/.-])(\\d{1,2})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(?:\\d{4}|\\d{2})(?![\\d/.-])");

    /** Which of the two small numbers of a numeric date is the day. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        UNKNOWN
    }

    /** What a date tells by itself: one of its numbers is too large for a month. */
    static Order certain(@Nullable String text) {
        Matcher date = NUMERIC.matcher(text == null || text.length() > FeedDates.LONGEST ? "" : text);
        if (!date.find()) {
            return Order.UNKNOWN;
        }
        int a = Integer.parseInt(date.group(1));
        int b = Integer.parseInt(date.group(3));
        return a > 12 && a <= 31 && b <= 12
                ? Order.DAY_FIRST
                : b > 12 && b <= 31 && a <= 12 ? Order.MONTH_FIRST : Order.UNKNOWN;
    }
}
