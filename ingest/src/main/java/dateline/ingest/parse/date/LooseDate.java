package dateline.ingest.parse.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date written for people: finds the time and the zone wherever they stand; the rest is {@link LooseDay}'s. Reads one
 * text, once.
 */
final class LooseDate {
    private static final Pattern TIME = Pattern.compile(
            "(?:(오전|오후|上午|下午|午前|午後)\\s*)?(?<![\\d:])(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d+))?)?(?![\\d:])"
                    + "(?:\\s*([ap]\\.?\\s?m\\b\\.?|[صم](?!\\p{L})|[πμ]\\.?μ\\.?(?!\\p{L})|[قب]\\.?ظ\\.?(?!\\p{L})))?");
    private static final Pattern HOUR_ONLY = Pattern.compile("(?<![\\d:])(\\d{1,2})\\s*([ap])\\.?m\\b\\.?");
    private static final Pattern DOTTED =
            Pattern.compile("(?<![\\d.,:/-])([01]?\\d|2[0-3])\\.([0-5]\\d)(?:\\.([0-5]\\d))?(?![\\d.:/-])");
    private static final Pattern OFFSET =
            Pattern.compile("^\\s*([a-z/]*)\\s*([+-])\\s?(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?(?!\\d)");
    private static final Pattern HOUR_MARKED = Pattern.compile(
            "(?<![\\d:])(\\d{1,2})\\s?(?:h|時|时|点|點)\\s?(?:(\\d{2})(?!\\d)\\s?(?:min|mn|m|分)?)?(?![\\p{L}\\d])");
    private static final Pattern ERA = Pattern.compile("(令和|平成|民國|民国)\\s?(\\d{1,3}|元)\\s?年");
    private static final Pattern REGION = Pattern.compile("\\b[a-z]+(?:/[a-z_-]+){1,2}\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final DateStyle style;
    private String rest;
    private boolean hasTime;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private @Nullable Integer offset;
    private @Nullable ZoneId region;

    private static final class Regions {
        static final Map<String, String> BY_LOWER_CASE = all();

        private static Map<String, String> all() {
            Map<String, String> found = new HashMap<>();
            ZoneId.getAvailableZoneIds().forEach(id -> found.put(id.toLowerCase(Locale.ROOT), id));
            return found;
        }
    }

    LooseDate(String folded, DateStyle style) {
        this.rest = folded;
        this.style = style;
    }

    /** The instant; null if there is no date in the text. */
    @Nullable
    Instant instant() {
        boolean korean =
                rest.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
        rest = korean ? rest.replaceAll("(\\d+)\\s*[년월](?:\\s*)", "$1-").replace("일", " ") : rest;
        if (hasMarkedHour(rest)) {
            rest = HOUR_MARKED
                    .matcher(rest)
                    .replaceAll(found -> found.group(1) + ":" + (found.group(2) == null ? "00" : found.group(2)));
        }
        rest = rest.indexOf('年') < 0 ? rest : ERA.matcher(rest).replaceAll(LooseDate::gregorian);
        readTime();
        readRegion();
        LooseDay words = new LooseDay(rest, style, hasTime, offset);
        LocalDate day = words.day();
        if (day == null) {
            return null;
        }
        Integer zone = words.offset();
        if (zone == null && region != null) {
            LocalDateTime local = day.atTime(hour == 24 ? 0 : hour, minute, second == 60 ? 59 : second);
            zone = region.getRules().getOffset(local).getTotalSeconds();
        }
        if (zone == null && style.zone() != null) {
            return FeedDates.at(day, hour, minute, second, nano, style.zone());
        }
        int east = zone != null ? zone : korean ? 9 * 3600 : 0;
        return FeedDates.at(day, hour, minute, second, nano, east);
    }

    /** Whether a letter behind a number may be the hour's: {@code 10h30}. */
    private static boolean hasMarkedHour(String text) {
        for (int i = 1; i < text.length(); i++) {
            if ("h時时点點".indexOf(text.charAt(i)) >= 0) {
                char before = text.charAt(text.charAt(i - 1) == ' ' && i > 1 ? i - 2 : i - 1);
                if (before >= '0' && before <= '9') {
                    return true;
                }
            }
        }
        return false;
    }

    /** The year of an era of East Asia. */
    private static String gregorian(MatchResult era) {
        int year = era.group(2).equals("元") ? 1 : Integer.parseInt(era.group(2));
        int before =
                switch (era.group(1)) {
                    case "令和" -> 2018;
                    case "平成" -> 1988;
                    default -> 1911;
                };
        return (before + year) + "年";
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
        } else {
            readDotted();
        }
    }

    /** Hours and minutes with a dot between, where the rest is enough for a day. */
    private void readDotted() {
        Matcher time = DOTTED.matcher(rest);
        while (time.find()) {
            long numbers = NUMBER.matcher(rest.substring(0, time.start()) + " " + rest.substring(time.end()))
                    .results()
                    .count();
            boolean named = rest.substring(0, time.start()).matches(".*\\p{L}{3}.*");
            if (numbers >= 3 || (named && numbers == 2)) {
                hour = Integer.parseInt(time.group(1));
                minute = Integer.parseInt(time.group(2));
                second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
                cut(time);
                return;
            }
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
        rest = rest.substring(0, time.start()) + LooseDay.TIME_STOOD_HERE + after;
    }

    /** A zone by its name in the time zone database, such as Europe/Berlin. */
    private void readRegion() {
        if (rest.indexOf('/') < 0) {
            return;
        }
        Matcher name = REGION.matcher(rest);
        while (name.find()) {
            String id = name.group().startsWith("etc/") ? null : Regions.BY_LOWER_CASE.get(name.group());
            if (id != null) {
                region = ZoneId.of(id);
                rest = rest.substring(0, name.start()) + " " + rest.substring(name.end());
                return;
            }
        }
    }

    private void halfDay(@Nullable String suffix, @Nullable String prefix) {
        boolean after = (suffix != null && "pμمب".indexOf(suffix.charAt(0)) >= 0)
                || (prefix != null && "오후下午午後".contains(prefix) && !prefix.equals("上午"));
        boolean before = !after && (suffix != null || prefix != null);
        if (after && hour < 12) {
            hour += 12;
        } else if (before && hour == 12) {
            hour = 0;
        }
    }
}
