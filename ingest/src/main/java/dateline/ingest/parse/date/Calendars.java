package dateline.ingest.parse.date;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days of calendars that news are dated by besides the Gregorian, told apart by the year: 2568 is of the Buddhist era,
 * 1404 is a solar and 1446 a lunar year of the Hijra.
 */
final class Calendars {
    private static final int BUDDHIST_ERA = 543;
    /** The first year that is not yet reached in one calendar, and long past in the other. */
    private static final int SOLAR_END = 1_421;

    private static final ULocale SOLAR = new ULocale("en_US@calendar=persian");
    private static final ULocale LUNAR = new ULocale("en_US@calendar=islamic-umalqura");

    private Calendars() {}

    /** The day; throws where a part is out of its range. */
    static LocalDate day(int year, int month, int day) {
        if (year >= 2_400 && year < 2_700) {
            return LocalDate.of(year - BUDDHIST_ERA, month, day);
        }
        if (year >= 1_300 && year < 1_500) {
            return converted(year < SOLAR_END ? SOLAR : LUNAR, year, month, day);
        }
        return LocalDate.of(year, month, day);
    }

    private static LocalDate converted(ULocale kind, int year, int month, int day) {
        Calendar calendar = Calendar.getInstance(com.ibm.icu.util.TimeZone.GMT_ZONE, kind);
        calendar.setLenient(false);
        calendar.clear();
        calendar.set(year, month - 1, day, 12, 0, 0);
        try {
            return java.time.Instant.ofEpochMilli(calendar.getTimeInMillis())
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (IllegalArgumentException outOfRange) {
            throw new DateTimeException("no such day", outOfRange);
        }
    }
}
