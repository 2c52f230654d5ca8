package dateline.app.config;

import dateline.runtime.config.ByteSize;
import dateline.runtime.config.Secret;
import dateline.runtime.config.Spelling;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text to the types that configuration records have, and back. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

    private Values() {}

    /** @throws IllegalArgumentException saying what was expected */
    static Object parse(RecordComponent component, Setting setting) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(setting).stream()
                    .map(text -> parse(elementType(component), text))
                    .toList();
        }
        if (setting.isList()) {
            throw new IllegalArgumentException("one value is expected, not a list");
        }
        return parse(type, setting.value().strip());
    }

    private static List<String> list(Setting setting) {
        return setting.isList()
                ? setting.values()
                : Arrays.stream(setting.value().split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }

    private static Class<?> elementType(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> type
                ? type
                : String.class;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object parse(Class<?> type, String text) {
        if (type.isEnum()) {
            return enumValue((Class<? extends Enum>) type, text);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> text;
            case "int", "java.lang.Integer" -> (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long", "java.lang.Long" -> number(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case "double", "java.lang.Double" -> decimal(text);
            case "boolean", "java.lang.Boolean" -> bool(text);
            case "java.time.Duration" -> duration(text);
            case "java.nio.file.Path" -> Path.of(text);
            case "dateline.runtime.config.ByteSize" -> ByteSize.parse(text);
            case "dateline.runtime.config.Secret" -> new Secret(text);
            default -> throw new IllegalStateException("no configuration can be of type " + type);
        };
    }

    /** As it would be written in the file. */
    static String print(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Duration d -> print(d);
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
            case Enum<?> e -> e.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    static Duration duration(String text) {
        Matcher m = DURATION.matcher(text);
        if (m.matches()) {
            long n = Long.parseLong(m.group(1));
            return switch (m.group(2)) {
                case "ms" -> Duration.ofMillis(n);
                case "s" -> Duration.ofSeconds(n);
                case "m" -> Duration.ofMinutes(n);
                case "h" -> Duration.ofHours(n);
                default -> Duration.ofDays(n);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a time span; write for example 500ms, 30s, 15m, 6h or 7d", e);
        }
    }

    private static String print(Duration d) {
        if (d.isZero() || d.toMillis() % 1000 != 0) {
            return d.toMillis() + "ms";
        }
        long s = d.toSeconds();
        if (s % 86_400 == 0) {
            return s / 86_400 + "d";
        }
        return s % 3600 == 0 ? s / 3600 + "h" : s % 60 == 0 ? s / 60 + "m" : s + "s";
    }

    private static long number(String text, long min, long max) {
        try {
            long n = Long.parseLong(text.replace("_", ""));
            if (n >= min && n <= max) {
                return n;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a whole number");
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
        }
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    private static <E extends Enum<E>> E enumValue(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().replace('_', '-').equalsIgnoreCase(text.replace('_', '-'))) {
                return constant;
            }
        }
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        throw new IllegalArgumentException(
                "\"" + text + "\" is not one of " + String.join(", ", known) + Spelling.hint(text, known));
    }
}
