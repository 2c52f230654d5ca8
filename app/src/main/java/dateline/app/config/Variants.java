package dateline.app.config;

import dateline.runtime.config.Spelling;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records that a sealed interface permits: what a named section of the configuration can be, as its {@code type}. */
final class Variants {
    static final String TYPE = "type";

    private final List<Class<?>> types;

    private Variants(List<Class<?>> types) {
        this.types = types;
    }

    /** Whether a component is a map from names to such records. */
    static boolean areIn(RecordComponent component) {
        return sealed(component) != null;
    }

    /** @throws IllegalArgumentException if it is not */
    static Variants of(RecordComponent component) {
        Class<?> sealed = sealed(component);
        if (sealed == null) {
            throw new IllegalArgumentException(component + " has no variants");
        }
        return new Variants(List.of(sealed.getPermittedSubclasses()));
    }

    /** Every key that one of them has. */
    List<String> keys() {
        return Stream.concat(Stream.of(TYPE), types.stream().flatMap(t -> keys(t).stream()))
                .distinct()
                .toList();
    }

    /** A type's keys. */
    static List<String> keys(Class<?> type) {
        return Stream.concat(
                        Stream.of(TYPE),
                        Arrays.stream(type.getRecordComponents()).map(c -> Binder.kebab(c.getName())))
                .toList();
    }

    /** What a type is called. */
    static String word(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * The type that is meant; null if none is or it has not all that is set, and why is among the problems.
     *
     * @param section where
     * @param settings what is set there, by the rest of the key
     */
    @Nullable
    Class<?> type(String section, Map<String, Setting> settings, Problems problems) {
        Setting whole = settings.get("");
        if (whole != null) {
            problems.add(whole.origin(), section, "is a section; its keys belong indented below it");
            return null;
        }
        Class<?> type =
                type(section, settings.get(TYPE), settings.values().iterator().next(), problems);
        return type != null && hasAll(type, settings, problems) ? type : null;
    }

    private @Nullable Class<?> type(String section, @Nullable Setting setting, Setting other, Problems problems) {
        List<String> known = types.stream().map(Variants::word).toList();
        if (setting == null) {
            problems.add(other.origin(), section + "." + TYPE, "is needed: one of " + String.join(", ", known));
            return null;
        }
        for (Class<?> type : types) {
            if (word(type).equals(setting.value().strip().toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        String typed = setting.value();
        problems.add(
                setting.origin(),
                setting.key(),
                "\"" + typed + "\" is not one of " + String.join(", ", known) + Spelling.hint(typed, known));
        return null;
    }

    private static boolean hasAll(Class<?> type, Map<String, Setting> settings, Problems problems) {
        List<String> known = keys(type);
        boolean all = true;
        for (Map.Entry<String, Setting> set : settings.entrySet()) {
            if (!known.contains(set.getKey())) {
                all = false;
                problems.add(
                        set.getValue().origin(),
                        set.getValue().key(),
                        "a channel of type " + word(type) + " has no such key" + Spelling.hint(set.getKey(), known));
            }
        }
        return all;
    }

    private static @Nullable Class<?> sealed(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType map && map.getActualTypeArguments().length == 2) {
            Type value = map.getActualTypeArguments()[1];
            return value instanceof Class<?> type && type.isSealed() ? type : null;
        }
        return null;
    }
}
