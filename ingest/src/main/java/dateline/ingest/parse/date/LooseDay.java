package dateline.ingest.parse.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day of a date written for people: finds the month's name and the numbers wherever they stand, then works out which
 * number is the day and which the year. Reads one text, once.
 */
final class LooseDay {
    private static final Pattern NUMERIC =
            Pattern.compile("(?<!\\d)(\\d{1,4})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})(?!\\d)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\d+");
    private static final Pattern VIETNAMESE =
            Pattern.compile("\\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7](?=[ ,]))|chu nhat|cn(?=,))");
    private static final Pattern VIETNAMESE_MONTH = Pattern.compile(
            "thang (?:(gieng|mot(?! muoi))|(hai)|(ba)|(tu)|(nam)|(sau)|(bay)|(tam)|(chin)|(muoi)(?! mot| hai)|(muoi mot)|(muoi hai|chap))\\b");
    private static final List<String> VIETNAMESE_DAYS = List.of("hai", "ba", "tu", "nam", "sau", "bay");
    /** Stands in the text in the place of the time that was taken out. */
    static final String TIME_STOOD_HERE = " @ ";

    private static final int LONGEST_AMBIGUOUS = 4;
    private static final int LONGEST_ENDING = 3;
    private static final int SHORTEST_STEM = 4;

    private final String text;
    private final DateStyle style;
    private final boolean hasTime;
    private @Nullable Integer offset;
    private @Nullable DayOfWeek weekday;
    private int month;
    private String monthWord = "";
    private int weekdayAsMonth;
    private final List<String> numbers = new ArrayList<>(4);
    private final List<String> unknown = new ArrayList<>(4);

    /** @param offset seconds east of Greenwich, if it is known already */
    LooseDay(String text, DateStyle style, boolean hasTime, @Nullable Integer offset) {
        this.text = text;
        this.style = style;
        this.hasTime = hasTime;
        this.offset = offset;
    }

    /** Seconds east of Greenwich, after the day was read; null if nothing says so. */
    @Nullable
    Integer offset() {
        return offset;
    }

    @Nullable
    LocalDate day() {
        Matcher numeric = NUMERIC.matcher(text);
        if (numeric.find()) {
            readWords(text.substring(0, numeric.start()) + " " + text.substring(numeric.end()));
            return numericDay(numeric.group(1), numeric.group(3), numeric.group(4), numeric.group(2));
        }
        readWords(text);
        if (month == 0 && weekdayAsMonth == 0) {
            month = elsewhere();
        }
        month = month == 0 ? weekdayAsMonth : month;
        return month > 0
                ? namedDay()
                : numbers.size() == 3 ? numericDay(numbers.get(0), numbers.get(1), numbers.get(2), " ") : null;
    }

    private void readWords(String words) {
        String other = words;
        if (words.contains("thang ")) {
            other = vietnameseMonth(words);
        }
        boolean maybe = words.contains("thu ") || words.contains("chu n") || words.contains("cn,");
        Matcher vietnamese = VIETNAMESE.matcher(maybe ? other : "");
        if (maybe && vietnamese.find()) {
            String day = vietnamese.group(1);
            weekday = DayOfWeek.of(
                    day == null
                            ? 7
                            : Character.isDigit(day.charAt(0))
                                    ? day.charAt(0) - '1'
                                    : VIETNAMESE_DAYS.indexOf(day) + 1);
            other = vietnamese.replaceFirst(" ");
        }
        Matcher word = WORD.matcher(other);
        while (word.find()) {
            String token = word.group();
            if (Character.isDigit(token.charAt(0))) {
                numbers.add(token);
            } else {
                boolean afterTime = other.lastIndexOf('@', word.start()) >= 0;
                readWord(token, afterTime && other.stripTrailing().length() == word.end());
            }
        }
    }

    private String vietnameseMonth(String words) {
        Matcher name = VIETNAMESE_MONTH.matcher(words);
        if (!name.find()) {
            return words;
        }
        for (int i = 1; i <= name.groupCount(); i++) {
            month = name.group(i) == null ? month : i;
        }
        return words.substring(0, name.start()) + " " + words.substring(name.end());
    }

    private void readWord(String word, boolean last) {
        int named = month(word);
        DayOfWeek day = DateWords.weekday(word);
        if (day == null && named > 0 && numbers.isEmpty() && !DateWords.isEnglish(word)) {
            day = CalendarWords.weekday(word); // a day may begin like a month: Romanian "marti"
        }
        // letters of the military zones are other things too, except at the end: French "à 10:00"
        Integer zone = offset == null && hasTime && (word.length() > 1 || last) ? DateWords.zone(word) : null;
        if (day != null && weekday == null && month == 0 && numbers.isEmpty()) {
            weekday = day;
            weekdayAsMonth = named;
        } else if (named > 0 && month == 0) {
            month = named;
            monthWord = word;
        } else if (zone != null) {
            offset = zone;
        } else if (day == null || named > 0) {
            unknown.add(word);
        }
    }

    private int month(String word) {
        int own = style.language().isEmpty() ? 0 : CalendarWords.month(word, style.language());
        return own > 0 ? own : DateWords.month(word);
    }

    /** The month by the names of all languages, of one word or of two. */
    private int elsewhere() {
        for (int i = 0; i < unknown.size(); i++) {
            String word = unknown.get(i);
            int two = i + 1 < unknown.size() ? foreign(word + " " + unknown.get(i + 1)) : 0;
            int found = two > 0 ? two : foreign(word);
            if (found == 0 && word.startsWith("ב") && word.length() > 3) { // Hebrew's "in"
                found = foreign(word.substring(1));
            }
            for (int cut = 1; found == 0 && cut <= LONGEST_ENDING && word.length() - cut >= SHORTEST_STEM; cut++) {
                found = foreign(word.substring(0, word.length() - cut)); // in another case than the calendar's
            }
            if (found > 0) {
                monthWord = word;
                return found;
            }
        }
        return 0;
    }

    private int foreign(String words) {
        int own = style.language().isEmpty() ? 0 : CalendarWords.month(words, style.language());
        return own > 0 ? own : CalendarWords.month(words);
    }

    /** The weekday, by the names of all languages where the usual ones have none. */
    private @Nullable DayOfWeek weekday() {
        for (int i = 0; weekday == null && i < unknown.size(); i++) {
            weekday = CalendarWords.weekday(unknown.get(i));
            if (weekday == null && i + 1 < unknown.size()) {
                weekday = CalendarWords.weekday(unknown.get(i) + " " + unknown.get(i + 1));
            }
        }
        return weekday;
    }

    /** Month by name: day and year are the other numbers, the longer or larger of which is the year. */
    private @Nullable LocalDate namedDay() {
        if (numbers.isEmpty() || numbers.size() > 3) {
            return null;
        }
        String first = numbers.get(0);
        if (numbers.size() == 1) {
            return first.length() == 4 ? Calendars.day(Integer.parseInt(first), month, 1) : null;
        }
        String second = numbers.get(1);
        boolean yearFirst = first.length() > 2 || Integer.parseInt(first) > 31;
        return yearFirst ? named(first, second) : named(second, first);
    }

    private LocalDate named(String year, String day) {
        int full = year(year);
        LocalDate read = Calendars.day(full, month, Integer.parseInt(day));
        boolean doubtful = !monthWord.isEmpty()
                && monthWord.length() <= LONGEST_AMBIGUOUS
                && !DateWords.isEnglish(monthWord)
                && weekday() != null
                && read.getDayOfWeek() != weekday;
        return doubtful ? ofTheWeekday(full, Integer.parseInt(day), read) : read;
    }

    /** What a short name means in another language, if the weekday fits there. */
    private LocalDate ofTheWeekday(int year, int day, LocalDate read) {
        for (int other : CalendarWords.months(monthWord)) {
            LocalDate date = ofOrNull(year, other, day);
            if (date != null && date.getDayOfWeek() == weekday) {
                return date;
            }
        }
        return read;
    }

    private @Nullable LocalDate numericDay(String a, String b, String c, String separator) {
        if (a.length() > 2) {
            return c.length() > 2 ? null : Calendars.day(year(a), Integer.parseInt(b), Integer.parseInt(c));
        }
        if (c.length() < 2 || c.length() == 3) {
            return null;
        }
        int year = year(c);
        LocalDate monthFirst = ofOrNull(year, Integer.parseInt(a), Integer.parseInt(b));
        LocalDate dayFirst = ofOrNull(year, Integer.parseInt(b), Integer.parseInt(a));
        if (monthFirst == null || dayFirst == null || monthFirst.equals(dayFirst)) {
            return dayFirst == null ? monthFirst : dayFirst;
        }
        DayOfWeek told = weekday();
        boolean fits = monthFirst.getDayOfWeek() == told;
        if (told != null && fits != (dayFirst.getDayOfWeek() == told)) {
            return fits ? monthFirst : dayFirst;
        }
        return isMonthFirst(separator, year) ? monthFirst : dayFirst;
    }

    /** By the feed's other dates, its language, the zone; else slashes are American. */
    private boolean isMonthFirst(String separator, int year) {
        DateStyle.Order compared = style.compared().get();
        if (compared != DateStyle.Order.UNKNOWN) {
            return compared == DateStyle.Order.MONTH_FIRST;
        }
        if (!separator.equals("/") || year < 1_900 || year > 2_400) {
            return false;
        }
        return style.usual() != DateStyle.Order.UNKNOWN
                ? style.usual() == DateStyle.Order.MONTH_FIRST
                : offset == null || offset <= 0;
    }

    /** Two digits beside Thai letters are of the Buddhist era. */
    private int year(String digits) {
        boolean thai = digits.length() == 2 && text.chars().anyMatch(c -> c >= 0x0E00 && c < 0x0E80);
        int year = Integer.parseInt(digits);
        return thai ? 2_500 + year : FeedDates.fullYear(year, digits.length());
    }

    private static @Nullable LocalDate ofOrNull(int year, int month, int day) {
        try {
            return Calendars.day(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
