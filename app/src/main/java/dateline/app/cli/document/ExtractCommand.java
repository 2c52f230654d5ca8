package dateline.app.cli.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.page.Page;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dateline extract}: one JSON line a web page, with the article's text and what the page says of it. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description =
                "Finds the article in web pages and prints each as one line of JSON: its text, authors, dates, picture, address, language, and whether it is for subscribers.")
public final class ExtractCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|URL", description = "web pages", arity = "0..*")
    private List<String> sources = List.of();

    @Option(names = "--manifest", paramLabel = "FILE", description = "JSON lines {\"file\", \"url\", \"contentType\"?}")
    private @Nullable Path manifest;

    @Spec
    private @Nullable CommandSpec spec;

    private final DocumentSource documents;
    private final PageReader reader = new PageReader();

    /** Reads files, and addresses over HTTP. */
    public ExtractCommand() {
        this(DocumentSource.filesAndWeb(FetchRequest::page));
    }

    ExtractCommand(DocumentSource documents) {
        this.documents = documents;
    }

    @Override
    public Integer call() {
        return new DocumentLines(documents, spec, "extract").run(sources, manifest, this::fill);
    }

    private boolean fill(FeedDocument document, ObjectNode line) {
        Page page = reader.read(document.bytes(), document.contentType(), document.url());
        line.put("title", page.title());
        line.put("text", page.text());
        line.set("authors", Json.MAPPER.valueToTree(page.authors()));
        put(line, "published", page.published());
        put(line, "modified", page.modified());
        put(line, "image", page.image() == null ? null : page.image().url());
        put(line, "caption", page.image() == null ? null : page.image().caption());
        put(line, "canonical", page.canonicalUrl());
        line.put("textStatus", page.textStatus(0).name());
        put(line, "textReason", page.gate());
        put(line, "language", page.language());
        line.put("paywall", page.paywalled());
        return true;
    }

    private static void put(ObjectNode line, String key, @Nullable Object value) {
        if (value != null) {
            line.put(key, value.toString());
        }
    }
}
