package dateline.runtime.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.record.Watch;
import dateline.runtime.config.Spelling;
import dateline.runtime.watch.WatchCheck.Problem;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the fields of JSON with those that a record has: which are unknown, which are missing, which must be named. */
final class WatchFields {
    private WatchFields() {}

    static List<Problem> check(JsonNode json) {
        List<Problem> problems = new ArrayList<>();
        check("$", json, Watch.class, problems);
        return problems;
    }

    private static void check(String path, JsonNode json, Class<?> type, List<Problem> problems) {
        if (!json.isObject()) {
            problems.add(new Problem(path, "must be an object with fields", null));
            return;
        }
        Map<String, RecordComponent> known = new LinkedHashMap<>();
        Arrays.stream(type.getRecordComponents()).forEach(c -> known.put(c.getName(), c));
        json.properties().forEach(field -> {
            RecordComponent component = known.get(field.getKey());
            if (component == null) {
                String meant = Spelling.nearest(field.getKey(), known.keySet());
                problems.add(new Problem(path + "." + field.getKey(), "is nothing that can be set", meant));
            } else {
                value(path + "." + field.getKey(), field.getValue(), component, problems);
            }
        });
        known.forEach((name, component) -> {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable && json.path(name).isMissingNode()) {
                problems.add(new Problem(path + "." + name, "is missing", null));
            }
        });
    }

    private static void value(String path, JsonNode json, RecordComponent component, List<Problem> problems) {
        if (json.isNull()) {
            return;
        }
        if (component.getType().isRecord()) {
            check(path, json, component.getType(), problems);
        } else if (component.getType().isEnum()) {
            constant(path, json, component.getType(), problems);
        } else if (component.getType() == List.class) {
            list(path, json, component.getGenericType(), problems);
        }
    }

    private static void constant(String path, JsonNode json, Class<?> type, List<Problem> problems) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        if (!names.contains(json.asText())) {
            problems.add(new Problem(
                    path,
                    "must be one of " + String.join(", ", names) + ", not " + json.asText(),
                    Spelling.nearest(
                            CountryGroups.key(json.asText())
                                    .toUpperCase(java.util.Locale.ROOT)
                                    .replace('-', '_'),
                            names)));
        }
    }

    private static void list(String path, JsonNode json, Type type, List<Problem> problems) {
        if (!json.isArray()) {
            problems.add(new Problem(path, "must be a list", null));
        } else if (type instanceof ParameterizedType p
                && p.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            for (int i = 0; i < json.size(); i++) {
                check(path + "[" + i + "]", json.get(i), element, problems);
            }
        }
    }
}
