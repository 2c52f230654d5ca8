package dateline.app.config;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.ByteSize;
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
            } else if (value instanceof Map && Variants.areIn(component)) {
                Variants.of(component).keys().forEach(k -> keys.add(key + ".*." + k));
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
        R made = make(prefix, (Class<R>) defaults.getClass(), values);
        return made == null ? defaults : made;
    }

    /** Null if the record does not take the values; why is among the problems. */
    private <R> @Nullable R make(String prefix, Class<R> type, @Nullable Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidSetting invalid) {
                String key = prefix(prefix) + kebab(invalid.component());
                problems.add(nearestOrigin(key), key, String.valueOf(invalid.getMessage()));
                return null;
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
            return Variants.areIn(component) ? named(key + ".", Variants.of(component)) : anything(key + ".");
        }
        return single(key, component, standard);
    }

    private @Nullable Object single(String key, RecordComponent component, @Nullable Object standard) {
        Setting setting = settings.get(key);
        Object value = standard;
        if (setting != null) {
            try {
                value = Values.parse(component, setting);
            } catch (IllegalArgumentException e) {
                problems.add(setting.origin(), key, String.valueOf(e.getMessage()));
            }
        }
        effective.put(key, new Effective(Values.print(value), origin(key)));
        return value;
    }

    /** Things with names, each of a type of its own. */
    private Map<String, Object> named(String prefix, Variants variants) {
        Map<String, Object> all = new TreeMap<>();
        for (String name : names(prefix)) {
            Map<String, Setting> its = below(prefix + name);
            Class<?> type = variants.type(prefix + name, its, problems);
            Object made = type == null ? null : variant(prefix + name, type);
            if (made != null) {
                all.put(name, made);
            }
        }
        return all;
    }

    private List<String> names(String prefix) {
        return settings.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()).split("\\.", 2)[0])
                .distinct()
                .toList();
    }

    /** What is set of a section, by the rest of the key. */
    private Map<String, Setting> below(String section) {
        Map<String, Setting> its = new TreeMap<>();
        settings.forEach((key, setting) -> {
            if (key.equals(section) || key.startsWith(section + ".")) {
                its.put(key.equals(section) ? "" : key.substring(section.length() + 1), setting);
            }
        });
        return its;
    }

    private @Nullable Object variant(String prefix, Class<?> type) {
        effective.put(
                prefix + "." + Variants.TYPE, new Effective(Variants.word(type), origin(prefix + "." + Variants.TYPE)));
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        int before = problems.count();
        for (int i = 0; i < components.length; i++) {
            values[i] = single(key(prefix, components[i]), components[i], null);
        }
        return problems.count() == before ? make(prefix, type, values) : null;
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

    /** Where a key is set, or if it is not, where its section's type is. */
    private String nearestOrigin(String key) {
        Setting type = settings.get(key.replaceFirst("[^.]*$", Variants.TYPE));
        return settings.containsKey(key) || type == null ? origin(key) : type.origin();
    }

    /** Sizes and secrets are records too, but values. */
    private static boolean isSection(Record value) {
        return !value.getClass().getPackageName().equals(ByteSize.class.getPackageName());
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

    static String kebab(String camel) {
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
