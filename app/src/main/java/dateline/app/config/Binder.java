package dateline.app.config;

import dateline.contract.InvalidSetting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays settings over a record of defaults. A record's components are keys, records in it are sections, a map takes any
 * key; names turn from {@code minInterval} to {@code min-interval}.
 */
final class Binder {
    private final Map<String, Setting> settings = new TreeMap<>();
    private final Map<String, Effective> effective = new LinkedHashMap<>();
    private final Problems problems;

    /** @param settings later ones win over earlier ones */
    Binder(List<Setting> settings, Problems problems) {
        settings.forEach(s -> this.settings.put(s.key(), s));
        this.problems = problems;
    }

    /** The record with the settings laid over; what is wrong goes to the problems and keeps its default. */
    <R extends Record> R bind(R defaults) {
        return record("", defaults);
    }

    /** Every key with its value and where it is from, in the records' order. */
    Map<String, Effective> effective() {
        return effective;
    }

    /** Every key of a record; those of maps end in {@code .*}. */
    static List<String> keys(Record defaults) {
        List<String> keys = new ArrayList<>();
        collect("", defaults, keys);
        return keys;
    }

    private static void collect(String prefix, Record defaults, List<String> keys) {
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            String key = key(prefix, component);
            Object value = value(component, defaults);
            if (value instanceof Record section && isSection(section)) {
                collect(key, section, keys);
            } else {
                keys.add(value instanceof Map ? key + ".*" : key);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> R record(String prefix, R defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(key(prefix, components[i]), components[i], value(components[i], defaults));
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = defaults.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidSetting invalid) {
                String key = prefix(prefix) + kebab(invalid.component());
                problems.add(origin(key), key, String.valueOf(invalid.getMessage()));
                return defaults;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object component(String key, RecordComponent component, @Nullable Object standard) {
        if (standard instanceof Record section && isSection(section)) {
            return record(key, section);
        }
        if (standard instanceof Map<?, ?>) {
            return anything(key + ".");
        }
        Setting setting = settings.get(key);
        Object value = standard;
        if (setting != null) {
            try {
                value = Values.parse(component.getType(), setting);
            } catch (IllegalArgumentException e) {
                problems.add(setting.origin(), key, String.valueOf(e.getMessage()));
            }
        }
        effective.put(key, new Effective(Values.print(value), origin(key)));
        return value;
    }

    private Map<String, String> anything(String prefix) {
        Map<String, String> all = new TreeMap<>();
        settings.forEach((key, setting) -> {
            if (key.startsWith(prefix)) {
                String name = key.substring(prefix.length());
                all.put(name, setting.value());
                boolean secret = name.contains("password") || name.contains("secret") || name.contains("jaas");
                effective.put(key, new Effective(secret ? "******" : setting.value(), setting.origin()));
            }
        });
        return all;
    }

    private String origin(String key) {
        Setting setting = settings.get(key);
        return setting == null ? "default" : setting.origin();
    }

    /** Sizes and secrets are records too, but values. */
    private static boolean isSection(Record value) {
        return !value.getClass().getPackageName().equals("dateline.contract");
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String prefix, RecordComponent component) {
        return prefix(prefix) + kebab(component.getName());
    }

    private static String prefix(String prefix) {
        return prefix.isEmpty() ? "" : prefix + ".";
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /**
     * A value in force.
     *
     * @param value as it would be written, secrets hidden
     * @param origin where it was set
     */
    record Effective(String value, String origin) {}
}
