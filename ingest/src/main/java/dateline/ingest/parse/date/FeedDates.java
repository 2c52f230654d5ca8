package dateline.ingest.parse.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that feeds really carry: RFC 822 and 2822, RFC 3339, ISO 8601 with its reduced, ordinal and week
 * forms, W3CDTF, asctime, seconds since 1970, numeric dates with slashes or dots, month names of many languages ({@link
 * DateWords}, {@link CalendarWords}), digits of all scripts, other {@link Calendars}, zone names and missing parts. A date
 * without a zone is in the feed's, else UTC (Korean ones are Korean time); a date without a time is its first second. A part out of its range
 * makes the date unreadable, it is never rolled over; 24:00:00 is the next midnight, as ISO 8601 has it. Any thread may
 * call.
 */
public final class FeedDates {
    static final int LONGEST = 120;

    /** Seconds until the end of this century. */
    private static final long LAST_SECOND = 4_102_444_800L;

    private static final Pattern SCRIPTED = Pattern.compile("/Date\\((\\d{10,16})(?:[+-]\\d{4})?\\)/");

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
            Instant iso = since != null ? since : IsoDates.parse(plain, style.zone());
            return iso != null ? iso : new LooseDate(DateWords.fold(plain), style).instant();
        } catch (DateTimeException | NumberFormatException impossible) {
            return null;
        }
    }

    /** Seconds, milliseconds or microseconds since 1970, also as scripts write them; null if it is none of these. */
    private static @Nullable Instant sinceEpoch(String text) {
        char first = text.charAt(0);
        String number = first == '@' ? text.substring(1) : first == '/' ? scripted(text) : text;
        int digits = 0;
        while (digits < number.length() && number.charAt(digits) >= '0' && number.charAt(digits) <= '9') {
            digits++;
        }
        boolean whole = digits == number.length();
        boolean fraction = digits == 10
                && !whole
                && number.charAt(10) == '.'
                && number.substring(11).matches("\\d{1,9}");
        if (!(digits == 10 || digits == 13 || digits == 16) || !(whole || fraction) || number.charAt(0) == '0') {
            return null;
        }
        long since = Long.parseLong(number, 0, digits, 10);
        long parts = digits == 16 ? 1_000_000 : digits == 13 ? 1_000 : 1;
        long nanos = fraction ? IsoDates.nanos(number.substring(11)) : since % parts * (1_000_000_000 / parts);
        return since / parts > LAST_SECOND ? null : Instant.ofEpochSecond(since / parts, nanos);
    }

    /** The number of {@code /Date(1748944800000+0200)/}. */
    private static String scripted(String text) {
        Matcher date = SCRIPTED.matcher(text);
        return date.matches() ? date.group(1) : text;
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

    /** Of a date that does not say where its clock stands. */
    static Instant at(LocalDate day, int hour, int minute, int second, int nano, ZoneId zone) {
        Instant asUtc = at(day, hour, minute, second, nano, 0);
        return asUtc.atOffset(ZoneOffset.UTC).toLocalDateTime().atZone(zone).toInstant();
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
