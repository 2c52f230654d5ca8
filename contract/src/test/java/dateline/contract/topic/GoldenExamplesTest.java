package dateline.contract.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of every version ever shipped; they are never changed and must be readable for ever. */
class GoldenExamplesTest {

    /** One document of one version. */
    record Example(String name, String version, Path file) {
        String text() {
            return SchemaFiles.text(file);
        }

        JsonSerde<?> serde() {
            return new JsonSerde<>(SchemaFiles.RECORDS.get(name));
        }

        @Override
        public String toString() {
            return name + " " + version + " " + file.getFileName();
        }
    }

    static Stream<Example> examples() {
        return Schemas.current().keySet().stream()
                .sorted()
                .flatMap(name -> SchemaFiles.versions(name).stream()
                        .flatMap(version ->
                                SchemaFiles.list(SchemaFiles.EXAMPLES
                                                .resolve(name)
                                                .resolve(version))
                                        .stream()
                                        .map(file -> new Example(name, version, file))));
    }

    static Stream<Example> currentExamples() {
        return examples().filter(e -> e.version().equals(Schemas.current(e.name())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isValidInItsVersion(Example example) {
        assertThat(SchemaFiles.errors(example.name(), example.version(), example.text()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isReadAndWrittenWithoutLoss(Example example) {
        assertThat(rewritten(example)).isEqualTo(SchemaFiles.json(example.text()));
    }

    @ParameterizedTest
    @MethodSource("currentExamples")
    void whatIsWritten_isValidToday(Example example) {
        assertThat(SchemaFiles.errors(
                        example.name(),
                        Schemas.current(example.name()),
                        rewritten(example).toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("currentExamples")
    void withoutAnyRequiredProperty_itIsNeitherValidNorRead(Example example) {
        JsonNode schema = SchemaFiles.schema(example.name(), example.version());
        List<String> required = Stream.of(schema.get("required"))
                .flatMap(r -> r.valueStream())
                .map(JsonNode::textValue)
                .toList();
        for (String property : required) {
            ObjectNode without = ((ObjectNode) SchemaFiles.json(example.text())).without(property);
            assertThat(SchemaFiles.errors(example.name(), example.version(), without.toString()))
                    .as(property)
                    .isNotEmpty();
            assertThatThrownBy(() -> example.serde().decode(without.toString().getBytes(UTF_8)))
                    .as(property)
                    .isInstanceOf(SerializationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("currentExamples")
    void withAPropertyFromTheFuture_itIsValidAndRead(Example example) {
        ObjectNode more = ((ObjectNode) SchemaFiles.json(example.text())).put("fromTheFuture", 1);
        assertThat(SchemaFiles.errors(example.name(), example.version(), more.toString()))
                .isEmpty();
        assertThat(example.serde().decode(more.toString().getBytes(UTF_8)))
                .isEqualTo(example.serde().decode(example.text().getBytes(UTF_8)));
    }

    @Test
    void whatIsNoTime_isNotValid_alsoInsideAnotherSchema() {
        for (String name : List.of("article", "enriched-article")) {
            Path file = SchemaFiles.EXAMPLES.resolve(name).resolve("1.0.0").resolve("full.json");
            String odd = SchemaFiles.text(file).replace("2026-11-20T09:00:00Z", "yesterday");
            assertThat(SchemaFiles.errors(name, "1.0.0", odd))
                    .singleElement()
                    .asString()
                    .contains("published", "date-time");
        }
    }

    private static JsonNode rewritten(Example example) {
        return rewritten(example.serde(), example.text());
    }

    private static <T> JsonNode rewritten(JsonSerde<T> serde, String text) {
        return SchemaFiles.json(new String(serde.encode(serde.decode(text.getBytes(UTF_8))), UTF_8));
    }
}
