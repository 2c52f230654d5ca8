package dateline.contract.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Mention;
import dateline.contract.record.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The schemas, examples and records as the tests find them. */
final class SchemaFiles {
    static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    static final Path EXAMPLES = Path.of("src/test/resources/examples");

    /** Which record each schema describes. */
    static final Map<String, Class<? extends Record>> RECORDS = Map.of(
            "feed", FeedSpec.class,
            "feed-state", FeedState.class,
            "feed-status", FeedStatus.class,
            "feed-request", FeedRequest.class,
            "article", Article.class,
            "enriched-article", EnrichedArticle.class,
            "mention", Mention.class,
            "watch", Watch.class,
            "alert", Alert.class,
            "alert-action", AlertAction.class);

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(SchemaFiles::textOf));

    private SchemaFiles() {}

    /** All versions of a schema, oldest first. */
    static List<String> versions(String name) {
        return list(SCHEMAS.resolve(name)).stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                .sorted(Comparator.comparing(Version::parse))
                .toList();
    }

    static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        return json(text(file));
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode schema(String name, String version) {
        return json(Schemas.text(name, version));
    }

    /** What a schema has against a document; empty if nothing. Formats count. */
    static List<String> errors(String name, String version, String document) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of(CloudEvents.SCHEMA_BASE + name + ":" + version));
        return schema
                .validate(
                        document,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** A schema's text by its id; null if the id is not one of ours. */
    static String textOf(String id) {
        if (!id.startsWith(CloudEvents.SCHEMA_BASE)) {
            return null;
        }
        String[] nameAndVersion = id.substring(CloudEvents.SCHEMA_BASE.length()).split(":", 2);
        return Schemas.text(nameAndVersion[0], nameAndVersion[1]);
    }
}
