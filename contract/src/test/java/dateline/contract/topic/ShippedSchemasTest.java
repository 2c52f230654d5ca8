package dateline.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A schema that was shipped is out in the world and is never edited. */
class ShippedSchemasTest {
    private static final Path SUMS = Path.of("src/test/resources/shipped-schemas.sha256");

    @Test
    void shippedSchema_isNeverEdited() throws IOException {
        Map<String, String> now = sums();
        shipped()
                .forEach((file, sum) ->
                        assertThat(now.get(file)).as("""
                        %s was shipped and must stay as it is, byte for byte. Restore it, add your change as a new \
                        version next to it (such as 1.1.0.json), name that in Schemas.CURRENT, and add its examples \
                        and a line to %s""", file, SUMS).isEqualTo(sum));
    }

    @Test
    void everySchema_isWrittenDownAsShipped() throws IOException {
        Map<String, String> shipped = shipped();
        String missing = sums().entrySet().stream()
                .filter(e -> !shipped.containsKey(e.getKey()))
                .map(e -> e.getValue() + "  " + e.getKey())
                .collect(Collectors.joining("\n"));
        assertThat(missing).as("lines to add to %s", SUMS).isEmpty();
    }

    @Test
    void versionWrittenToday_isTheHighest() {
        Schemas.current()
                .forEach((name, version) ->
                        assertThat(SchemaFiles.versions(name)).as(name).last().isEqualTo(version));
    }

    @Test
    void schema_saysItsOwnNameAndVersion() {
        for (String name : Schemas.current().keySet()) {
            for (String version : SchemaFiles.versions(name)) {
                assertThat(SchemaFiles.schema(name, version).path("$id").asText())
                        .isEqualTo(CloudEvents.SCHEMA_BASE + name + ":" + version);
                assertThat(SchemaFiles.schema(name, version).path("$schema").asText())
                        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
            }
        }
    }

    @Test
    void everyFolder_isASchema() {
        assertThat(SchemaFiles.list(SchemaFiles.SCHEMAS).stream()
                        .map(f -> f.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(Schemas.current().keySet());
    }

    private static Map<String, String> shipped() throws IOException {
        return Files.readAllLines(SUMS).stream()
                .map(line -> line.split("  ", 2))
                .collect(Collectors.toMap(p -> p[1], p -> p[0], (a, b) -> a, TreeMap::new));
    }

    private static Map<String, String> sums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        List<Path> folders = SchemaFiles.list(SchemaFiles.SCHEMAS);
        for (Path folder : folders) {
            for (Path file : SchemaFiles.list(folder)) {
                sums.put(folder.getFileName() + "/" + file.getFileName(), sha256(Files.readAllBytes(file)));
            }
        }
        return sums;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
