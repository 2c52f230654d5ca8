package dateline.app.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path feed = Path.of("");

    @BeforeEach
    void writeFeed() throws Exception {
        feed = Files.writeString(
                folder.resolve("feed.xml"),
                "<rss><channel><title>T</title><item><title>é</title><link>a</link><pubDate>2026-03-03T08:15:30.5Z</pubDate></item></channel></rss>");
    }

    @Test
    void files_oneLineEach_failureIsTheExitCode() throws Exception {
        assertThat(run(feed.toString(), folder.resolve("none.xml").toString())).isEqualTo(1);
        String[] lines = out.toString().split("\\R");
        assertThat(Json.MAPPER.readTree(lines[0]).at("/entries/0/published").asText())
                .isEqualTo("2026-03-03T08:15:30Z");
        assertThat(Json.MAPPER.readTree(lines[1]).path("error").asText()).contains("no such file");
    }

    @Test
    void manifest_resolvesAgainstItsAddress_unreadableDoesNotFail() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.xml"), "words");
        Path manifest = manifest(
                "{\"file\":\"%s\",\"url\":\"https://n.example/f/\"}\n{\"file\":\"%s\",\"url\":\"https://n.example/\"}\n"
                        .formatted(feed, bad));
        assertThat(run("--manifest", manifest.toString())).isZero();
        String[] lines = out.toString().split("\\R");
        assertThat(Json.MAPPER.readTree(lines[0]).at("/entries/0/link").asText())
                .isEqualTo("https://n.example/f/a");
        assertThat(Json.MAPPER.readTree(lines[1]).path("error").asText()).startsWith("not-a-feed");
    }

    @Test
    void malformedManifestLine_isNamedByNumber() throws Exception {
        assertThat(run(
                        "--manifest",
                        manifest("{\"file\":\"" + feed + "\"}\n\n{oops\n").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("line 3").contains("not JSON");
    }

    @Test
    void nothingToRead_saysHow() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--manifest");
    }

    private Path manifest(String text) throws Exception {
        return Files.writeString(folder.resolve("manifest.jsonl"), text);
    }

    private int run(String... words) {
        return new CommandLine(new ParseCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }
}
