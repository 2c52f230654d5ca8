package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.hint.FeedHints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What comes of every document of the corpora, as a digest of each, so that a change of any value is seen in review. The
 * texts are not ours and not here: {@code -Ddateline.shared=DIR} says where they are (its {@code corpora/feeds} and
 * {@code cases/reading}). {@code -Ddateline.digests=write} writes the digests anew.
 */
class CorpusDigestTest {
    private static final Path KEPT = Path.of("src/test/resources/dateline/ingest/corpus-digests.txt");
    private static final Path SHARED = Path.of(System.getProperty("dateline.shared", "../../shared"));

    private final FeedParser parser = new FeedParser();
    private final PageReader pages = new PageReader();

    @Test
    void everyDocument_givesWhatItGave() throws IOException {
        assumeTrue(
                Files.isDirectory(SHARED.resolve("corpora/feeds")),
                "the corpora are not at " + SHARED.toAbsolutePath().normalize()
                        + "; say where with -Ddateline.shared=DIR");
        boolean write = "write".equals(System.getProperty("dateline.digests"));
        assumeTrue(write || Files.exists(KEPT), "no digests are kept yet; write them with -Ddateline.digests=write");
        Map<String, String> read = new TreeMap<>();
        corpus(read);
        cases(read, "parse.jsonl");
        cases(read, "extract.jsonl");
        List<String> lines = new ArrayList<>();
        read.forEach((file, digest) -> lines.add(digest + " " + file));
        if (write) {
            Files.createDirectories(KEPT.getParent());
            Files.write(KEPT, lines);
        }
        assertThat(lines).hasSizeGreaterThan(900).containsExactlyElementsOf(Files.readAllLines(KEPT));
    }

    private void corpus(Map<String, String> read) throws IOException {
        Path feeds = SHARED.resolve("corpora/feeds");
        try (Stream<Path> files = Files.walk(feeds)) {
            for (Path file : files.filter(CorpusDigestTest::isDocument).toList()) {
                String name = SHARED.relativize(file).toString().replace('\\', '/');
                read.put(name, digest(parser.parse(new FeedDocument(bytes(file), "https://corpus.example/", null))));
            }
        }
    }

    private static boolean isDocument(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.endsWith(".jsonl")
                && !name.endsWith(".md")
                && !name.startsWith("LICENSE");
    }

    private void cases(Map<String, String> read, String manifest) throws IOException {
        Path folder = SHARED.resolve("cases/reading");
        for (String line : Files.readAllLines(folder.resolve(manifest))) {
            JsonNode entry = Json.MAPPER.readTree(line);
            String file = entry.path("file").asText();
            FeedDocument document = new FeedDocument(
                    bytes(folder.resolve(file)),
                    entry.path("url").asText(),
                    entry.path("contentType").asText(null));
            Object found = manifest.startsWith("parse")
                    ? parser.parse(document)
                    : pages.read(document.bytes(), document.contentType(), document.url());
            read.put("cases/reading/" + file, digest(found));
        }
    }

    /** The records' own words are all their values, but sets have no order. */
    private static String words(Object found) {
        if (!(found instanceof ParseResult.Parsed parsed)) {
            return found.toString();
        }
        ParsedFeed feed = parsed.feed();
        FeedHints hints = feed.hints();
        ParsedFeed plain = new ParsedFeed(
                feed.title(),
                feed.link(),
                feed.description(),
                feed.language(),
                feed.id(),
                feed.entries(),
                feed.published(),
                feed.updated(),
                FeedHints.NONE,
                null);
        return plain.toString().replace(", icon=null]", "]") + " " + hints.ttl() + " "
                + new TreeSet<>(hints.skipHours()) + " "
                + new TreeSet<>(hints.skipDays())
                + " " + hints.updatePeriod() + " " + hints.hubs() + " " + hints.self() + " " + hints.isComplete() + " "
                + hints.deletedRefs()
                + (hints.older() == null ? "" : " older " + hints.older())
                + (hints.isWordPress() ? " WordPress" : "")
                + (feed.icon() == null ? "" : " icon " + feed.icon());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Object found) {
        try {
            byte[] words = words(found).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(words), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
