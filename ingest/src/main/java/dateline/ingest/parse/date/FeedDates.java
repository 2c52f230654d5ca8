package dateline.ingest.parse.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that feeds really carry: RFC 822 and 2822, RFC 3339, ISO 8601 with its reduced, ordinal and week
 * forms, W3CDTF, asctime, seconds since 1970, numeric dates with slashes or dots, month names of many languages ({@link
 * DateWords}, {@link CalendarWords}), digits of all scripts, other {@link Calendars}, zone names and missing parts. A date
 * without a zone is UTC (Korean ones are Korean time); a date without a time is its first second. A part out of its range
 * makes the date unreadable, it is never rolled over; 24:00:00 is the next midnight, as ISO 8601 has it. Any thread may
 * call.
 */
public final class FeedDates {
    static final int LONGEST = 120;

    /** Seconds until the end of this century. */
    private static final long LAST_SECOND = 4_102_444_800L;

    private FeedDates() {}

    /** The instant, or null if the text is no date that can be read. */
    public static @Nullable Instant parse(@Nullable String text) {
        return parse(text, DateStyle.NONE);
    }

    static @Nullable Instant parse(@Nullable String text, DateStyle style) {
        if (text == null || text.length() > LONGEST * 4) {
            return null;
        }
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return null;
        }
        try {
            String plain = DateWords.digits(trimmed);
            Instant since = sinceEpoch(plain);
            Instant iso = since != null ? since : IsoDates.parse(plain);
            return iso != null ? iso : new LooseDate(DateWords.fold(plain), style).instant();
        } catch (DateTimeException | NumberFormatException impossible) {
            return null;
        }
    }

    /** Seconds or milliseconds since 1970; null if it is neither. */
    private static @Nullable Instant sinceEpoch(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        boolean whole = digits == text.length();
        boolean fraction = digits == 10
                && !whole
                && text.charAt(10) == '.'
                && text.substring(11).matches("\\d{1,9}");
        if (!(digits == 10 || digits == 13) || !(whole || fraction)) {
            return null;
        }
        long number = Long.parseLong(text, 0, digits, 10);
        long seconds = digits == 13 ? number / 1000 : number;
        if (seconds > LAST_SECOND || text.charAt(0) == '0') {
            return null;
        }
        return digits == 13
                ? Instant.ofEpochMilli(number)
                : Instant.ofEpochSecond(seconds, fraction ? IsoDates.nanos(text.substring(11)) : 0);
    }

    static Instant at(LocalDate day, int hour, int minute, int second, int nano, int offsetSeconds) {
        if (Math.abs(offsetSeconds) >= 86_400) {
            throw new DateTimeException("no zone is a day away");
        }
        boolean midnight = hour == 24 && minute == 0 && second == 0;
        LocalTime time = midnight ? LocalTime.MIDNIGHT : LocalTime.of(hour, minute, second == 60 ? 59 : second, nano);
        return day.plusDays(midnight ? 1 : 0)
                .atTime(time)
                .toInstant(ZoneOffset.UTC)
                .minusSeconds(offsetSeconds);
    }

    /** The year that two digits stand for (RFC 2822, section 4.3). */
    static int fullYear(int year, int digits) {
        if (digits > 2) {
            return year;
        }
        return year < 50 ? 2000 + year : 1900 + year;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
