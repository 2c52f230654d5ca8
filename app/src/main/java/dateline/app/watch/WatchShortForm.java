package dateline.app.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.app.config.TimeSpan;
import dateline.contract.record.Watch;
import dateline.runtime.config.Spelling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a watch in one piece of text. All throw {@link IllegalArgumentException} saying what was expected. */
final class WatchShortForm {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern LIMITS = Pattern.compile("(\\d{1,6})\\s*/\\s*(\\w+)");
    private static final Pattern QUIET = Pattern.compile("(\\S+?)\\s*-\\s*(\\S+)\\s+([\\w/+-]+)(?:\\s+(.+))?");
    private static final Pattern DIGEST = Pattern.compile("(.+?)\\s+([A-Za-z][\\w/+-]+)");

    private WatchShortForm() {}

    static JsonNode of(Class<?> section, String text) {
        if (section == Watch.Limits.class) {
            return limits(text);
        }
        if (section == Watch.QuietHours.class) {
            return quietHours(text);
        }
        if (section == Watch.Digest.class) {
            return digest(text);
        }
        throw new IllegalArgumentException("is a section; its keys belong indented below it");
    }

    private static JsonNode limits(String text) {
        Matcher m = matched(LIMITS, text, "how many alerts in how long, such as 20/1h");
        return JSON.objectNode()
                .put("alerts", Integer.parseInt(m.group(1)))
                .set("per", scalar(Duration.class, m.group(2)));
    }

    private static JsonNode quietHours(String text) {
        Matcher m = matched(QUIET, text, "from, to and time zone, such as 22:00-06:30 Europe/Berlin");
        ObjectNode quiet = JSON.objectNode();
        quiet.set("from", scalar(LocalTime.class, m.group(1)));
        quiet.set("to", scalar(LocalTime.class, m.group(2)));
        quiet.set("zone", scalar(ZoneId.class, m.group(3)));
        if (m.group(4) != null) {
            var days = quiet.putArray("days");
            Arrays.stream(m.group(4).split("[,\\s]+", -1))
                    .filter(d -> !d.isEmpty())
                    .forEach(d -> days.add(scalar(java.time.DayOfWeek.class, d)));
        }
        return quiet;
    }

    private static JsonNode digest(String text) {
        Matcher m = matched(DIGEST, text, "times of day and a time zone, such as 08:00,17:30 Europe/Berlin");
        ObjectNode digest = JSON.objectNode();
        var at = digest.putArray("at");
        Arrays.stream(m.group(1).split("[,\\s]+", -1))
                .filter(t -> !t.isEmpty())
                .forEach(t -> at.add(scalar(LocalTime.class, t)));
        digest.set("zone", scalar(ZoneId.class, m.group(2)));
        return digest;
    }

    static JsonNode scalar(Class<?> type, String text) {
        if (type.isEnum()) {
            return JSON.textNode(constant(type, text));
        }
        return switch (type.getName()) {
            case "java.lang.String" -> JSON.textNode(text);
            case "int" -> JSON.numberNode(whole(text));
            case "double" -> JSON.numberNode(decimal(text));
            case "java.time.Duration" -> JSON.textNode(TimeSpan.parse(text).toString());
            case "java.time.LocalTime" -> JSON.textNode(time(text).toString());
            case "java.time.ZoneId" -> JSON.textNode(zone(text));
            case "java.time.Instant" -> JSON.textNode(instant(text).toString());
            default -> throw new IllegalStateException("nothing in a watch can be of type " + type);
        };
    }

    private static String constant(Class<?> type, String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        boolean isDay = type == java.time.DayOfWeek.class && wanted.length() >= 3;
        for (String name : names) {
            if (name.equals(wanted) || (isDay && name.startsWith(wanted))) {
                return name;
            }
        }
        List<String> words = names.stream()
                .map(n -> n.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        throw new IllegalArgumentException("\"" + text + "\" is not one of " + String.join(", ", words)
                + Spelling.hint(text.toLowerCase(Locale.ROOT), words));
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number", e);
        }
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time of day such as 06:30", e);
        }
    }

    private static String zone(String text) {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time zone" + Spelling.hint(text, ZoneId.getAvailableZoneIds()), e);
        }
    }

    private static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time such as 2026-05-01 or 2026-05-01T12:00:00Z", e);
        }
    }

    private static Matcher matched(Pattern pattern, String text, String expected) {
        Matcher m = pattern.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not " + expected);
        }
        return m;
    }
}
