package dateline.contract.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The JSON Schemas (2020-12) of the records, one file a version under {@code schemas/NAME/VERSION.json}. A file is never
 * changed once shipped: a compatible change is a new minor version, and incompatible ones are not made.
 */
final class Schemas {
    private static final Map<String, String> CURRENT = Map.of(
            "feed", "1.1.0",
            "feed-state", "1.3.0",
            "feed-status", "1.2.0",
            "feed-request", "1.0.0",
            "article", "1.2.0",
            "enriched-article", "1.3.0",
            "mention", "1.1.0",
            "watch", "2.0.0",
            "alert", "2.0.0",
            "alert-action", "1.0.0");

    private Schemas() {}

    /** The names of all schemas with the version that is written today. */
    static Map<String, String> current() {
        return CURRENT;
    }

    /** The version of a schema that is written today. */
    static String current(String name) {
        String version = CURRENT.get(name);
        if (version == null) {
            throw new IllegalArgumentException("there is no schema named " + name);
        }
        return version;
    }

    /** A schema's text. */
    static String text(String name, String version) {
        String path = "/schemas/" + name + "/" + version + ".json";
        try (InputStream in = Schemas.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no schema " + name + " " + version);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
