package dateline.ingest.parse.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date written for people: finds the time, the zone, the month's name and the numbers wherever they stand, then works
 * out which number is the day and which the year. Reads one text, once.
 */
final class LooseDate {
    private static final Pattern TIME =
            Pattern.compile("(?:(오전|오후)\\s*)?(?<![\\d:])(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d+))?)?(?![\\d:])"
                    + "(?:\\s*([ap])\\.?m\\b\\.?)?");
    private static final Pattern HOUR_ONLY = Pattern.compile("(?<![\\d:])(\\d{1,2})\\s*([ap])\\.?m\\b\\.?");
    private static final Pattern OFFSET =
            Pattern.compile("^\\s*([a-z/]*)\\s*([+-])\\s?(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?(?!\\d)");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<!\\d)(\\d{1,4})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})(?!\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+|\\d+");

    private String rest;
    private boolean hasTime;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private @Nullable Integer offset;
    private @Nullable DayOfWeek weekday;
    private int month;
    private int weekdayAsMonth;
    private final List<String> numbers = new ArrayList<>(4);

    LooseDate(String folded) {
        rest = folded;
    }

    /** The instant; null if there is no date in the text. */
    @Nullable
    Instant instant() {
        boolean korean =
                rest.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
        rest = korean ? rest.replaceAll("(\\d+)\\s*[년월](?:\\s*)", "$1-").replace("일", " ") : rest;
        readTime();
        LocalDate day = readDay();
        if (day == null) {
            return null;
        }
        int east = offset != null ? offset : korean ? 9 * 3600 : 0;
        return FeedDates.at(day, hour, minute, second, nano, east);
    }

    private void readTime() {
        Matcher time = TIME.matcher(rest);
        if (!time.find()) {
            readHourOnly();
            return;
        }
        hour = Integer.parseInt(time.group(2));
        minute = Integer.parseInt(time.group(3));
        second = time.group(4) == null ? 0 : Integer.parseInt(time.group(4));
        nano = IsoDates.nanos(time.group(5));
        halfDay(time.group(6), time.group(1));
        cut(time);
    }

    private void readHourOnly() {
        Matcher time = HOUR_ONLY.matcher(rest);
        if (time.find()) {
            hour = Integer.parseInt(time.group(1));
            halfDay(time.group(2), null);
            cut(time);
        }
    }

    /** Takes the time out of the text, and the offset that follows it. */
    private void cut(Matcher time) {
        hasTime = true;
        String after = rest.substring(time.end());
        Matcher zone = OFFSET.matcher(after);
        if (zone.find()) {
            offset = IsoDates.seconds(zone.group(2), zone.group(3), zone.group(4));
            after = after.substring(zone.end());
        }
        rest = rest.substring(0, time.start()) + " " + after;
    }

    private void halfDay(@Nullable String ampm, @Nullable String korean) {
        boolean after = "p".equals(ampm) || "오후".equals(korean);
        boolean before = "a".equals(ampm) || "오전".equals(korean);
        if (after && hour < 12) {
            hour += 12;
        } else if (before && hour == 12) {
            hour = 0;
        }
    }

    private @Nullable LocalDate readDay() {
        Matcher numeric = NUMERIC.matcher(rest);
        if (numeric.find()) {
            String before = rest.substring(0, numeric.start()) + " " + rest.substring(numeric.end());
            readWords(before);
            return numericDay(numeric.group(1), numeric.group(3), numeric.group(4), numeric.group(2));
        }
        readWords(rest);
        month = month == 0 ? weekdayAsMonth : month;
        return month > 0
                ? namedDay()
                : numbers.size() == 3 ? numericDay(numbers.get(0), numbers.get(1), numbers.get(2), " ") : null;
    }

    private void readWords(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String token = word.group();
            if (Character.isDigit(token.charAt(0))) {
                numbers.add(token);
            } else {
                readWord(token);
            }
        }
    }

    private void readWord(String word) {
        DayOfWeek day = DateWords.weekday(word);
        int named = DateWords.month(word);
        Integer zone = offset == null && hasTime ? DateWords.zone(word) : null;
        if (day != null && weekday == null && month == 0 && numbers.isEmpty()) {
            weekday = day;
            weekdayAsMonth = named;
        } else if (named > 0 && month == 0) {
            month = named;
        } else if (zone != null) {
            offset = zone;
        }
    }

    /** Month by name: day and year are the other numbers, the longer or larger of which is the year. */
    private @Nullable LocalDate namedDay() {
        if (numbers.isEmpty() || numbers.size() > 3) {
            return null;
        }
        String first = numbers.get(0);
        if (numbers.size() == 1) {
            return first.length() == 4 ? LocalDate.of(Integer.parseInt(first), month, 1) : null;
        }
        String second = numbers.get(1);
        boolean yearFirst = first.length() > 2 || Integer.parseInt(first) > 31;
        return yearFirst ? named(first, second) : named(second, first);
    }

    private LocalDate named(String year, String day) {
        return LocalDate.of(FeedDates.fullYear(Integer.parseInt(year), year.length()), month, Integer.parseInt(day));
    }

    private @Nullable LocalDate numericDay(String a, String b, String c, String separator) {
        if (a.length() > 2) {
            return c.length() > 2 ? null : of(a, b, c);
        }
        if (c.length() < 2 || c.length() == 3) {
            return null;
        }
        LocalDate monthFirst = ofOrNull(c, a, b);
        LocalDate dayFirst = ofOrNull(c, b, a);
        boolean american = separator.equals("/");
        LocalDate likely = american ? monthFirst : dayFirst;
        LocalDate other = american ? dayFirst : monthFirst;
        if (likely == null
                || (other != null
                        && weekday != null
                        && likely.getDayOfWeek() != weekday
                        && other.getDayOfWeek() == weekday)) {
            return other;
        }
        return likely;
    }

    private static LocalDate of(String year, String month, String day) {
        return LocalDate.of(
                FeedDates.fullYear(Integer.parseInt(year), year.length()),
                Integer.parseInt(month),
                Integer.parseInt(day));
    }

    private static @Nullable LocalDate ofOrNull(String year, String month, String day) {
        try {
            return of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
