package dateline.ingest.parse.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO 8601 calendar, ordinal and week dates, whole or reduced, and with two-digit years as RSS files have them. */
final class IsoDates {
    private static final Pattern DAY = Pattern.compile("(?<y>\\d{4})-(?<m>\\d{1,2})(?!\\d)(?:-(?<d>\\d{1,2}))?"
            + "|(?<yb>\\d{4})(?<mb>\\d{2})(?<db>\\d{2})"
            + "|(?<yo>\\d{4})-?(?<o>\\d{3})"
            + "|(?<yw>\\d{4})-?W(?<w>\\d{2})(?:-?(?<wd>[1-7]))?"
            + "|(?<ys>\\d{2})-(?<ms>\\d{2})-(?<ds>\\d{2})"
            + "|(?<yt>\\d{2})(?<mt>\\d{2})(?<dt>\\d{2})"
            + "|(?<yp>\\d{2})-?(?<op>\\d{3})"
            + "|-(?<yr>\\d{2})-?(?<mr>\\d{2})"
            + "|(?<yy>\\d{4})");
    private static final Pattern TIME =
            Pattern.compile("(?:[Tt]|\\s+[Tt]?)(\\d{1,2})(?::?(\\d{2}))?(?::?(\\d{2}))?(?:[.,:](\\d+))?\\s*(.*)");
    private static final Pattern COMPACT = Pattern.compile(
            "((?:19|20)\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?(?:\\s*(Z|[+-]\\d{2}:?\\d{2}))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?");

    private static final int UNSAID = Integer.MIN_VALUE;

    private IsoDates() {}

    /**
     * The instant, or null if the text is not of this kind.
     *
     * @param given the zone of dates that name none; null for UTC
     */
    static @Nullable Instant parse(String text, @Nullable ZoneId given) {
        ZoneId zone = given == null ? ZoneOffset.UTC : given;
        char first = text.charAt(0);
        if (first != '-' && (first < '0' || first > '9')) {
            return null;
        }
        if (text.length() >= 12 && Character.isDigit(text.charAt(8))) {
            Matcher compact = COMPACT.matcher(text);
            if (compact.matches()) {
                return compact(compact, zone);
            }
        }
        Matcher day = DAY.matcher(text);
        if (!day.lookingAt()) {
            return null;
        }
        int end = day.end();
        if (end == text.length()) {
            return FeedDates.at(day(day), 0, 0, 0, 0, zone);
        }
        if (text.substring(end).equalsIgnoreCase("Z")) {
            return FeedDates.at(day(day), 0, 0, 0, 0, 0);
        }
        Matcher time = TIME.matcher(text).region(end, text.length());
        Integer offset = time.matches() && day.end() >= 6 ? offset(time.group(5)) : null;
        return offset == null ? null : at(day(day), time, offset, zone);
    }

    private static Instant at(LocalDate day, Matcher time, int offset, ZoneId zone) {
        int hour = Integer.parseInt(time.group(1));
        int minute = number(time.group(2));
        int second = number(time.group(3));
        int nano = nanos(time.group(4));
        return offset == UNSAID
                ? FeedDates.at(day, hour, minute, second, nano, zone)
                : FeedDates.at(day, hour, minute, second, nano, offset);
    }

    /** Year to minute or second without a sign between. */
    private static @Nullable Instant compact(Matcher m, ZoneId zone) {
        Integer offset = offset(m.group(7) == null ? "" : m.group(7));
        LocalDate day = LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        if (offset == null) {
            return null;
        }
        int hour = number(m.group(4));
        int minute = number(m.group(5));
        int second = number(m.group(6));
        return offset == UNSAID
                ? FeedDates.at(day, hour, minute, second, 0, zone)
                : FeedDates.at(day, hour, minute, second, 0, offset);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    static int nanos(@Nullable String fraction) {
        if (fraction == null) {
            return 0;
        }
        return Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    /** Seconds east of Greenwich, {@link #UNSAID} if there is nothing; null if this is no zone. */
    private static @Nullable Integer offset(String zone) {
        if (zone.isEmpty()) {
            return UNSAID;
        }
        Matcher offset = OFFSET.matcher(zone);
        if (offset.matches()) {
            return seconds(offset.group(1), offset.group(2), offset.group(3));
        }
        return DateWords.zone(FeedDates.lower(zone));
    }

    static int seconds(String sign, String hours, @Nullable String minutes) {
        int east = Integer.parseInt(hours) * 3600 + number(minutes) * 60;
        return sign.equals("-") ? -east : east;
    }

    private static LocalDate day(Matcher m) {
        if (m.group("y") != null) {
            return Calendars.day(number(m.group("y")), number(m.group("m")), orFirst(m.group("d")));
        }
        if (m.group("yb") != null) {
            return LocalDate.of(number(m.group("yb")), number(m.group("mb")), number(m.group("db")));
        }
        if (m.group("yo") != null) {
            return LocalDate.ofYearDay(number(m.group("yo")), number(m.group("o")));
        }
        if (m.group("yw") != null) {
            return week(number(m.group("yw")), number(m.group("w")), orFirst(m.group("wd")));
        }
        return shortDay(m);
    }

    private static LocalDate shortDay(Matcher m) {
        if (m.group("ys") != null) {
            return LocalDate.of(short2(m.group("ys")), number(m.group("ms")), number(m.group("ds")));
        }
        if (m.group("yt") != null) {
            return LocalDate.of(short2(m.group("yt")), number(m.group("mt")), number(m.group("dt")));
        }
        if (m.group("yp") != null) {
            return LocalDate.ofYearDay(short2(m.group("yp")), number(m.group("op")));
        }
        if (m.group("yr") != null) {
            return LocalDate.of(short2(m.group("yr")), number(m.group("mr")), 1);
        }
        return LocalDate.of(number(m.group("yy")), 1, 1);
    }

    private static LocalDate week(int year, int week, int day) {
        return LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                .with(WeekFields.ISO.dayOfWeek(), day);
    }

    private static int short2(String digits) {
        return FeedDates.fullYear(Integer.parseInt(digits), 2);
    }

    private static int orFirst(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
