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
 * forms, W3CDTF, asctime, numeric dates with slashes or dots, month names of the languages in {@link DateWords}, zone
 * names and missing parts. A date without a zone is UTC (Korean ones are Korean time); a date without a time is its
 * first second. A part out of its range makes the date unreadable, it is never rolled over; 24:00:00 is the next
 * midnight, as ISO 8601 has it. Any thread may call.
 */
public final class FeedDates {
    private static final int LONGEST = 120;

    private FeedDates() {}

    /** The instant, or null if the text is no date that can be read. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST * 4) {
            return null;
        }
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return null;
        }
        try {
            Instant iso = IsoDates.parse(trimmed);
            return iso != null ? iso : new LooseDate(DateWords.fold(trimmed)).instant();
        } catch (DateTimeException | NumberFormatException impossible) {
            return null;
        }
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
