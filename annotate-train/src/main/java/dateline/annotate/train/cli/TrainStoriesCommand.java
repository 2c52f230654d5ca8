package dateline.annotate.train.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.annotate.train.story.StoryWords;
import dateline.annotate.train.text.TextFile;
import dateline.contract.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dateline train stories}: counts which words are common in news; docs/annotation.md says from what. */
@Command(name = "stories", description = "Counts the words that stories are not told apart by.")
public final class TrainStoriesCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder with huffpost.jsonl.gz, lines of {\"title\", \"text\"}.")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the list.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        StoryWords words = new StoryWords();
        try (BufferedReader lines = TextFile.open(data.resolve("huffpost.jsonl.gz"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode article = Json.MAPPER.readTree(line);
                words.add(article.path("title").asText() + "\n"
                        + article.path("text").asText());
            }
        }
        try (Writer list = Files.newBufferedWriter(out)) {
            words.write(list);
        }
        return 0;
    }
}
