package dateline.app.cli.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** {@code dateline extract}: one JSON line a web page, with the article's title and text. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Finds the article in web pages and prints each as one line of JSON.")
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
        return true;
    }
}
