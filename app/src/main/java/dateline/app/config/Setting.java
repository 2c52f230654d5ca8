package dateline.app.config;

import java.util.List;

/**
 * A value that someone set.
 *
 * @param key dotted, in kebab case: {@code ingest.min-interval}
 * @param values the value as written; several for a list
 * @param isList whether it was written as a list
 * @param origin where, for people: {@code dateline.yaml:12}, {@code DATELINE_DATA}, {@code --kafka}
 */
record Setting(String key, List<String> values, boolean isList, String origin) {
    Setting {
        values = List.copyOf(values);
    }

    static Setting of(String key, String value, String origin) {
        return new Setting(key, List.of(value), false, origin);
    }

    String value() {
        return String.join(",", values);
    }
}
