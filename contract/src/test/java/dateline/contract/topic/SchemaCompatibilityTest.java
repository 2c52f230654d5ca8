package dateline.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCompatibilityTest {
    private static final String OLDER = """
            {"$id":"urn:x:1.0.0","type":"object","required":["id","kind"],"properties":{
              "id":{"type":"string","description":"an id"},
              "kind":{"type":"string","enum":["A","B"]},
              "score":{"type":"number","minimum":0,"maximum":1},
              "tags":{"type":"array","items":{"type":"string"}},
              "part":{"$ref":"#/$defs/part"},
              "other":{"$ref":"urn:other:1"}},
             "$defs":{"part":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}}}}""";

    private static final String OTHER = """
            {"type":"object","required":[],"properties":{"a":{"type":"string"}}}""";

    private static final Map<String, String> OTHERS = Map.of(
            "urn:other:1",
            OTHER,
            "urn:other:2",
            OTHER.replace("\"properties\":{", "\"properties\":{\"b\":{\"type\":\"string\"},"),
            "urn:other:3",
            OTHER.replace("\"a\"", "\"z\""));

    @Test
    void sameSchema_isCompatible() {
        assertThat(breaks(OLDER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"an id\"|\"another description\"",
                "urn:x:1.0.0|urn:x:1.1.0",
                "\"properties\":{\"n\"|\"properties\":{\"more\":{\"type\":\"string\"},\"n\"",
                "\"score\"|\"note\":{\"type\":\"string\"},\"score\"",
                "urn:other:1|urn:other:2"
            })
    void saidBetterOrAddedAsOptional_isCompatible(String part, String instead) {
        assertThat(OLDER).contains(part);
        assertThat(breaks(OLDER.replace(part, instead))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},||.tags: was removed",
                "\"id\":{\"type\":\"string\"|\"id\":{\"type\":\"integer\"|.id: type was",
                "[\"id\",\"kind\"]|[\"id\",\"kind\",\"score\"]|.score: became required",
                "[\"id\",\"kind\"]|[\"id\"]|.kind: is no longer required",
                "[\"A\",\"B\"]|[\"A\",\"B\",\"C\"]|.kind: enum was",
                "[\"A\",\"B\"]|[\"A\"]|.kind: enum was",
                "\"maximum\":1|\"maximum\":100|.score: maximum was",
                "\"minimum\":0,||.score: minimum was",
                "\"items\":{\"type\":\"string\"}|\"items\":{\"type\":\"integer\"}|.tags[]: type was",
                "\"items\":{\"type\":\"string\"}|\"uniqueItems\":true|.tags: its items",
                "\"n\":{\"type\":\"integer\"}|\"n\":{\"type\":\"number\"}|.part.n: type was",
                "\"required\":[\"n\"]|\"required\":[]|.part.n: is no longer required",
                "\"$id\"|\"additionalProperties\":false,\"$id\"|: additionalProperties was absent",
                "urn:other:1|urn:other:3|.other.a: was removed"
            })
    void anythingElse_breaks(String part, String instead, String because) {
        assertThat(OLDER).contains(part);
        assertThat(breaks(OLDER.replace(part, instead == null ? "" : instead)))
                .anySatisfy(reason -> assertThat(reason).startsWith(because));
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachVersion_isCompatibleWithTheOneBefore(String name) {
        List<String> versions = SchemaFiles.versions(name);
        for (int i = 1; i < versions.size(); i++) {
            if (!major(versions.get(i)).equals(major(versions.get(i - 1)))) {
                continue; // read by the same record: see GoldenExamplesTest
            }
            assertThat(SchemaCompatibility.breaks(
                            SchemaFiles.schema(name, versions.get(i - 1)),
                            SchemaFiles.schema(name, versions.get(i)),
                            SchemaFiles::textOf))
                    .as("%s %s may only add optional properties to %s", name, versions.get(i), versions.get(i - 1))
                    .isEmpty();
        }
    }

    private static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }

    static List<String> names() {
        return Schemas.current().keySet().stream().sorted().toList();
    }

    private static List<String> breaks(String newer) {
        return SchemaCompatibility.breaks(SchemaFiles.json(OLDER), SchemaFiles.json(newer), OTHERS::get);
    }
}
