package dateline.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The current version of each schema says of a record what Java says of it. */
class SchemaRecordTest {

    @Test
    void everySchema_hasARecord() {
        assertThat(Schemas.current()).containsOnlyKeys(SchemaFiles.RECORDS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void recordAndSchema_haveTheSameComponents(String name) {
        JsonNode schema = SchemaFiles.schema(name, Schemas.current(name));
        compareRecord(name, SchemaFiles.RECORDS.get(name), schema, schema);
    }

    static List<String> names() {
        return Schemas.current().keySet().stream().sorted().toList();
    }

    private static void compareRecord(String path, Class<?> type, JsonNode schema, JsonNode document) {
        Set<String> components = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        assertThat(names(schema.get("properties"))).as(path + ": properties").isEqualTo(components);
        assertThat(strings(schema.get("required"))).as(path + ": required").isEqualTo(required);
        assertThat(schema.path("title").asText()).as(path + ": title").isNotBlank();
        assertThat(schema.has("additionalProperties"))
                .as(path + ": readers are tolerant")
                .isFalse();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = schema.get("properties").get(component.getName());
            String name = path + "." + component.getName();
            assertThat(property.path("description").asText())
                    .as(name + ": description")
                    .isNotBlank();
            compareType(name, component.getGenericType(), property, document);
        }
    }

    private static void compareType(String path, Type type, JsonNode schema, JsonNode document) {
        if (schema.has("$ref")) {
            compareReferred(path, type, schema.get("$ref").textValue(), document);
        } else if (type instanceof ParameterizedType map && map.getRawType().equals(Map.class)) {
            assertThat(map.getActualTypeArguments()).as(path).containsExactly(String.class, String.class);
            assertThat(schema.path("type").asText()).as(path).isEqualTo("object");
            assertThat(schema.path("additionalProperties").path("type").asText())
                    .as(path)
                    .isEqualTo("string");
        } else if (type instanceof ParameterizedType list) {
            assertThat(list.getRawType()).as(path).isEqualTo(List.class);
            assertThat(schema.path("type").asText()).as(path).isEqualTo("array");
            compareType(path + "[]", list.getActualTypeArguments()[0], schema.get("items"), document);
        } else if (type instanceof Class<?> c && c.isRecord()) {
            compareRecord(path, c, schema, document);
        } else {
            compareScalar(path, (Class<?>) type, schema);
        }
    }

    private static void compareReferred(String path, Type type, String reference, JsonNode document) {
        if (reference.startsWith("#")) {
            JsonNode target = document.at(reference.substring(1));
            assertThat(target.isMissingNode()).as(path + ": " + reference).isFalse();
            compareType(path, type, target, document);
        } else {
            String name = reference.substring(CloudEvents.SCHEMA_BASE.length()).split(":")[0];
            assertThat(SchemaFiles.RECORDS.get(name)).as(path).isEqualTo(type);
            assertThat(reference)
                    .as(path + ": refers to the current version")
                    .isEqualTo(CloudEvents.SCHEMA_BASE + name + ":" + Schemas.current(name));
        }
    }

    private static void compareScalar(String path, Class<?> type, JsonNode schema) {
        String expected;
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            expected = "integer";
        } else if (type == double.class || type == Double.class) {
            expected = "number";
        } else if (type == boolean.class || type == Boolean.class) {
            expected = "boolean";
        } else {
            expected = "string";
        }
        assertThat(schema.path("type").asText()).as(path + ": type").isEqualTo(expected);
        String format = type == Instant.class ? "date-time" : type == Duration.class ? "duration" : "";
        assertThat(schema.path("format").asText()).as(path + ": format").isEqualTo(format);
        assertThat(strings(schema.path("enum"))).as(path + ": values").isEqualTo(values(type));
    }

    private static Set<String> values(Class<?> type) {
        Set<String> values = new TreeSet<>();
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants())
                    .forEach(v -> values.add(Json.MAPPER.valueToTree(v).textValue()));
        }
        return values;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(s -> strings.add(s.textValue()));
        return new TreeSet<>(strings);
    }
}
