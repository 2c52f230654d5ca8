package dateline.app.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.runtime.watch.WatchCheck;
import dateline.runtime.watch.WatchCheck.Problem;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a watch from text in the shape of options and YAML: keys in kebab case, spans of time such as 7d, lists that may
 * be written with commas, short forms such as {@code 20/1h}. What is not said keeps what the watch had before, or its
 * default.
 */
public final class WatchText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Watch DEFAULTS = defaults();

    private final List<Problem> problems = new ArrayList<>();

    private WatchText() {}

    /**
     * Reads a watch.
     *
     * @param id the watch's id
     * @param said text, lists and maps of such by key; null takes back what is set
     * @param before what it is now; null for a new watch
     */
    public static WatchCheck.Reading read(String id, Map<String, @Nullable Object> said, @Nullable Watch before) {
        WatchText reader = new WatchText();
        ObjectNode json = Json.MAPPER.valueToTree(before == null ? DEFAULTS : before);
        json.put("id", id);
        if (before == null) {
            json.put("name", id);
        }
        reader.lay(said, Watch.class, json, "$");
        complete(json);
        WatchCheck.Reading reading = WatchCheck.read(json);
        if (reading.problems().stream().anyMatch(WatchText::isUnknownKey)) {
            // what is wrong besides is told with it
            List<Problem> unknown =
                    reading.problems().stream().filter(WatchText::isUnknownKey).toList();
            reader.problems.addAll(unknown);
            unknown.forEach(p -> remove(json, p.path()));
            reading = WatchCheck.read(json);
        }
        if (reader.problems.isEmpty()) {
            return reading;
        }
        reader.problems.addAll(reading.problems());
        return new WatchCheck.Reading(null, reader.problems);
    }

    /** What a watch is where nothing is said; its id, version and beginning mean nothing. */
    static Watch defaults() {
        return WatchBuilder.builder()
                .id("x")
                .version(1)
                .name("x")
                .mode(Watch.Mode.NOVEL)
                .window(java.time.Duration.ofDays(7))
                .countries(List.of())
                .minConfidence(0.5)
                .minSalience(0)
                .maxAge(java.time.Duration.ofHours(48))
                .since(java.time.Instant.EPOCH)
                .learning(Watch.Learning.SILENT)
                .build();
    }

    /** {@code min-confidence} of {@code minConfidence}. */
    public static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** {@code minConfidence} of {@code min-confidence}. */
    static String camel(String kebab) {
        StringBuilder camel = new StringBuilder(kebab.length());
        for (int i = 0; i < kebab.length(); i++) {
            boolean joins = kebab.charAt(i) == '-' && i + 1 < kebab.length() && i > 0;
            camel.append(joins ? Character.toUpperCase(kebab.charAt(++i)) : kebab.charAt(i));
        }
        return camel.toString();
    }

    /** Whether a problem is that a watch has no such key. */
    static boolean isUnknownKey(Problem problem) {
        return problem.wrong().equals("is nothing that can be set");
    }

    private static void remove(ObjectNode json, String path) {
        int dot = path.lastIndexOf('.');
        JsonNode in = json.at(path.substring(1, dot).replace('.', '/'));
        if (in instanceof ObjectNode section) {
            section.remove(path.substring(dot + 1));
        }
    }

    private void lay(Map<?, ?> said, Class<?> type, ObjectNode onto, String path) {
        said.forEach((key, value) -> {
            String name = camel(String.valueOf(key));
            RecordComponent component = component(type, name);
            boolean managed =
                    type == Watch.class && List.of("id", "version", "since").contains(name);
            if (managed) {
                wrong(path + "." + name, "is counted by Dateline and cannot be set");
            } else if (component == null) {
                onto.set(name, JSON.textNode(String.valueOf(value)));
            } else if (value == null) {
                takeBack(component, onto);
            } else {
                lay(value, component, onto, path + "." + name);
            }
        });
    }

    private static void takeBack(RecordComponent component, ObjectNode onto) {
        JsonNode standard = Json.MAPPER.valueToTree(DEFAULTS).path(component.getName());
        if (component.getName().equals("name")) {
            onto.set("name", onto.path("id"));
        } else if (standard.isMissingNode()) {
            onto.remove(component.getName());
        } else {
            onto.set(component.getName(), standard);
        }
    }

    private void lay(Object value, RecordComponent component, ObjectNode onto, String path) {
        String name = component.getName();
        if (value instanceof Map<?, ?> map && component.getType().isRecord()) {
            ObjectNode section = onto.path(name).isObject() ? (ObjectNode) onto.get(name) : onto.putObject(name);
            lay(map, component.getType(), section, path);
            return;
        }
        try {
            onto.set(name, json(value, component.getType(), component.getGenericType(), path));
        } catch (IllegalArgumentException e) {
            wrong(path, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode json(Object value, Class<?> type, Type generic, String path) {
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            return element == Watch.Seed.class ? seeds(value) : list(value, element, path);
        }
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(
                    value instanceof List ? "one value is expected, not a list" : "a value is expected, not a mapping");
        }
        return type.isRecord() ? WatchShortForm.of(type, text) : WatchShortForm.scalar(type, text.strip());
    }

    private ArrayNode list(Object value, Class<?> element, String path) {
        List<?> values = value instanceof List<?> list
                ? list
                : Arrays.stream(String.valueOf(value).split(",", -1))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < values.size(); i++) {
            try {
                array.add(json(String.valueOf(values.get(i)), element, element, path));
            } catch (IllegalArgumentException e) {
                wrong(path + "[" + i + "]", String.valueOf(e.getMessage()));
            }
        }
        return array;
    }

    /** By country, or a list of country and last mention. */
    private static ArrayNode seeds(Object value) {
        ArrayNode array = JSON.arrayNode();
        if (value instanceof Map<?, ?> map) {
            map.forEach((country, at) -> array.addObject()
                    .put("country", String.valueOf(country))
                    .set("lastMention", WatchShortForm.scalar(java.time.Instant.class, String.valueOf(at))));
            return array;
        }
        throw new IllegalArgumentException("a mapping from countries to times is expected");
    }

    /** What a section needs and nobody said. */
    private static void complete(ObjectNode json) {
        fill(json, "filter", new Watch.Filter(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        fill(json, "pair", new Watch.Pair(List.of(), List.of()));
        fill(json, "surge", Watch.Surge.DEFAULT);
        fill(json, "limits", Watch.Limits.DEFAULT);
        JsonNode filter = json.path("filter");
        if (filter.isObject()
                && filter.properties().stream()
                        .allMatch(f -> f.getValue().isArray() && f.getValue().isEmpty())) {
            json.remove("filter");
        }
    }

    private static void fill(ObjectNode json, String section, Record standard) {
        if (json.path(section) instanceof ObjectNode there) {
            ObjectNode all = Json.MAPPER.valueToTree(standard);
            all.properties().forEach(f -> {
                if (!there.has(f.getKey())) {
                    there.set(f.getKey(), f.getValue());
                }
            });
        }
    }

    private static @Nullable RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void wrong(String path, String what) {
        problems.add(new Problem(path, what, null));
    }
}
