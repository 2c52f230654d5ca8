package dateline.annotate.train.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.annotate.TextAnnotator;
import dateline.annotate.story.StoryClusterer;
import dateline.annotate.story.StoryStore;
import dateline.annotate.story.StoryTerms;
import dateline.annotate.train.story.BCubed;
import dateline.contract.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline train score-stories}: puts labelled articles into stories as they come and says how well. */
@Command(
        name = "score-stories",
        description = "Scores story ids, as assigned on arrival, against the labels of a file.")
public final class ScoreStoriesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            description = "JSON lines of {\"id\", \"title\"?, \"text\"?, \"date\"? (ms), \"cluster\", \"topic\"?}.")
    private Path file = Path.of("");

    @Option(
            names = "--folds",
            defaultValue = "1",
            paramLabel = "N",
            description = "Also score each of so many parts by itself; a topic, or else a story, is in one part.")
    private int folds;

    private record Labelled(String id, String cluster, int part, long date, StoryTerms text) {}

    @Override
    public Integer call() throws IOException {
        if (folds < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--folds must be at least 1, not " + folds);
        }
        List<Labelled> articles = read(TextAnnotator.load());
        print("all", articles);
        for (int fold = 0; folds > 1 && fold < folds; fold++) {
            int part = fold;
            print(
                    "part " + part,
                    articles.stream().filter(a -> a.part() == part).toList());
        }
        return 0;
    }

    private List<Labelled> read(Annotator annotator) throws IOException {
        List<Labelled> articles = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode a = Json.MAPPER.readTree(line);
            String title = a.path("title").asText("");
            String text = a.path("text").asText("");
            StoryTerms words = StoryTerms.of(
                    title,
                    text,
                    annotator
                            .annotate(new AnnotationInput(title, text, null, null))
                            .entities());
            String cluster = a.path("cluster").asText();
            articles.add(new Labelled(
                    a.path("id").asText(),
                    cluster,
                    part(a.path("topic").asText(cluster)),
                    a.path("date").asLong(0),
                    words));
        }
        articles.sort(Comparator.comparingLong(Labelled::date));
        return articles;
    }

    private int part(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % folds);
    }

    private void print(String what, List<Labelled> articles) {
        StoryClusterer clusterer = new StoryClusterer(StoryStore.NONE);
        long began = System.nanoTime();
        List<String> answers = articles.stream()
                .map(a -> clusterer
                        .assign(a.id(), a.text(), "", Instant.ofEpochMilli(a.date()), Instant.ofEpochMilli(a.date()))
                        .id())
                .toList();
        double seconds = (System.nanoTime() - began) / 1e9;
        BCubed score = BCubed.of(articles.stream().map(Labelled::cluster).toList(), answers);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %d articles, %d stories; B-cubed P %.3f R %.3f F1 %.3f; pairwise F1 %.3f; kept apart %.3f; %.0f"
                        + " articles/s%n",
                what,
                articles.size(),
                answers.stream().distinct().count(),
                score.precision(),
                score.recall(),
                score.f1(),
                score.pairwiseF1(),
                score.apart(),
                articles.size() / seconds);
        out.flush();
    }
}
