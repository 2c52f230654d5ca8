package dateline.app.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dateline parse}: one JSON line a document, with the feed and its entries or with the error. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Reads feeds (RSS, Atom, RDF, JSON Feed) and prints each as one line of JSON.")
public final class ParseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|URL", description = "feed documents", arity = "0..*")
    private List<String> sources = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "JSON lines {\"file\", \"url\", \"contentType\"?}; unreadable documents do not fail the command")
    private @Nullable Path manifest;

    @Spec
    private @Nullable CommandSpec spec;

    private final DocumentSource documents;
    private final FeedParser parser = new FeedParser();

    /** Reads files, and addresses over HTTP. */
    public ParseCommand() {
        this(DocumentSource.filesAndWeb(url -> FetchRequest.feed(url, null)));
    }

    ParseCommand(DocumentSource documents) {
        this.documents = documents;
    }

    @Override
    public Integer call() {
        return new DocumentLines(documents, spec, "parse").run(sources, manifest, this::fill);
    }

    private boolean fill(FeedDocument document, ObjectNode line) {
        return switch (parser.parse(document)) {
            case ParseResult.Parsed parsed -> {
                write(parsed.feed(), line);
                yield true;
            }
            case ParseResult.Unreadable unreadable -> {
                line.put("error", unreadable.reason() + ": " + unreadable.message());
                yield false;
            }
        };
    }

    private static void write(ParsedFeed feed, ObjectNode line) {
        ObjectNode head = line.putObject("feed");
        put(head, "title", feed.title());
        put(head, "link", feed.link());
        put(head, "description", feed.description());
        put(head, "language", feed.language());
        put(head, "id", feed.id());
        put(head, "published", feed.published());
        put(head, "updated", feed.updated());
        ArrayNode entries = line.putArray("entries");
        feed.entries().forEach(entry -> write(entry, entries.addObject()));
    }

    private static void write(ParsedEntry entry, ObjectNode line) {
        put(line, "id", entry.id());
        put(line, "title", entry.headline());
        put(line, "source", entry.source());
        put(line, "link", entry.link());
        put(line, "summary", entry.summary());
        put(line, "content", entry.content());
        put(line, "published", entry.published());
        put(line, "updated", entry.updated());
        put(line, "language", entry.language());
        if (!entry.authors().isEmpty()) {
            line.set("authors", Json.MAPPER.valueToTree(entry.authors()));
        }
        if (!entry.categories().isEmpty()) {
            line.set("categories", Json.MAPPER.valueToTree(entry.categories()));
        }
        put(line, "image", entry.image() == null ? null : entry.image().url());
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value != null) {
            node.put(key, value);
        }
    }

    private static void put(ObjectNode node, String key, @Nullable Instant value) {
        put(
                node,
                key,
                value == null ? null : value.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
