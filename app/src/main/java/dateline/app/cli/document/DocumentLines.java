package dateline.app.cli.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.ingest.parse.FeedDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Documents in, one line of JSON each out, in order and as they come. */
final class DocumentLines {
    private final DocumentSource documents;
    private final CommandSpec spec;
    private final String command;

    DocumentLines(DocumentSource documents, @Nullable CommandSpec spec, String command) {
        this.documents = documents;
        this.spec = spec == null ? CommandSpec.create() : spec;
        this.command = command;
    }

    /**
     * The exit code: 1 if a document given by name failed; those of a manifest may.
     *
     * @param fill writes what became of the document into its line, and says whether all went well
     */
    int run(List<String> sources, @Nullable Path manifest, BiPredicate<FeedDocument, ObjectNode> fill) {
        if (sources.isEmpty() == (manifest == null)) {
            throw wrong(
                    "give either documents or --manifest FILE: dateline " + command + " FILE|URL… | --manifest FILE");
        }
        PrintWriter out = spec.commandLine() == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        boolean well = true;
        for (String source : sources) {
            well &= line(source, () -> documents.open(source), fill, out);
        }
        if (manifest != null) {
            manifest(manifest, fill, out);
        }
        return well ? 0 : 1;
    }

    private void manifest(Path manifest, BiPredicate<FeedDocument, ObjectNode> fill, PrintWriter out) {
        try (BufferedReader lines = Files.newBufferedReader(manifest)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    entry(line, manifest + " line " + number, fill, out);
                }
            }
        } catch (NoSuchFileException e) {
            throw wrong("there is no manifest " + manifest);
        } catch (CharacterCodingException e) {
            throw wrong("the manifest " + manifest + " is not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void entry(String text, String where, BiPredicate<FeedDocument, ObjectNode> fill, PrintWriter out) {
        JsonNode entry = json(text, where);
        String file = entry.path("file").asText("");
        if (file.isEmpty()) {
            throw wrong(
                    where + ": needs \"file\", as in {\"file\": \"feed.xml\", \"url\": \"https://example.org/feed\"}");
        }
        line(
                file,
                () -> {
                    FeedDocument read = documents.open(file);
                    return new FeedDocument(
                            read.bytes(),
                            entry.path("url").asText(read.url()),
                            entry.hasNonNull("contentType")
                                    ? entry.path("contentType").asText()
                                    : read.contentType());
                },
                fill,
                out);
    }

    private JsonNode json(String text, String where) {
        try {
            JsonNode entry = Json.MAPPER.readTree(text);
            if (entry.isObject()) {
                return entry;
            }
            throw wrong(where + ": is not a JSON object");
        } catch (JsonProcessingException e) {
            throw wrong(where + ": is not JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private interface Opening {
        FeedDocument open() throws IOException, InterruptedException;
    }

    private static boolean line(
            String file, Opening opening, BiPredicate<FeedDocument, ObjectNode> fill, PrintWriter out) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("file", file);
        boolean well = false;
        try {
            well = fill.test(opening.open(), line);
        } catch (NoSuchFileException e) {
            line.put("error", "there is no such file");
        } catch (IOException e) {
            line.put("error", "cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line.put("error", "interrupted");
        }
        out.println(line);
        out.flush();
        return well;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
