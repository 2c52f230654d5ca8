package dateline.annotate.train.topic;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.annotate.topic.Cues;
import dateline.annotate.topic.MediaTopics;
import dateline.annotate.topic.TopicFeatures;
import dateline.annotate.train.text.TextFile;
import dateline.annotate.train.topic.Example.Source;
import dateline.contract.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads what there is to learn from. A data folder has {@code huffpost.jsonl.gz} (a JSON object a line with {@code title},
 * {@code text} and {@code label}) and {@code iptc-media-topics.jsonl} (with {@code code}, {@code name},
 * {@code definition} and {@code retired}); the cues come with the product.
 */
public final class TrainingCorpus {
    private final MediaTopics topics;
    private final TrainingSettings settings;

    public TrainingCorpus(MediaTopics topics, TrainingSettings settings) {
        this.topics = topics;
        this.settings = settings;
    }

    /** Everything of a data folder, and the cues. */
    List<Example> read(Path folder) throws IOException {
        List<Example> examples = new ArrayList<>();
        read(folder.resolve("huffpost.jsonl.gz"), examples, this::article);
        read(folder.resolve("iptc-media-topics.jsonl"), examples, this::definition);
        cues(examples);
        headlines(examples);
        return balanced(examples);
    }

    /** Articles of rare sections count more, or the paper's favourite would be the answer wherever little is known. */
    private List<Example> balanced(List<Example> examples) {
        Map<List<Integer>, Long> sizes = examples.stream()
                .filter(e -> e.source() == Source.ARTICLE)
                .collect(Collectors.groupingBy(Example::key, Collectors.counting()));
        double mean =
                sizes.values().stream().mapToLong(Long::longValue).average().orElse(1);
        return examples.stream()
                .map(e -> e.source() == Source.ARTICLE
                        ? e.weighted(StrictMath.pow(
                                mean / Math.max(1, sizes.getOrDefault(e.key(), 1L)), settings.balance()))
                        : e)
                .toList();
    }

    private static void read(Path file, List<Example> into, Reader reader) throws IOException {
        try (BufferedReader lines = TextFile.open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    reader.read(Json.MAPPER.readTree(line), into);
                } catch (IOException | IllegalArgumentException e) {
                    throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private void article(JsonNode node, List<Example> into) {
        Sections.Section section = Sections.HUFFPOST.get(node.path("label").asText());
        if (section == null) {
            return;
        }
        double weight = section.measured() ? 1 : settings.looseWeight();
        Source source = section.measured() ? Source.ARTICLE : Source.LOOSE_ARTICLE;
        TopicFeatures features =
                TopicFeatures.of(node.path("title").asText(), node.path("text").asText(), "en");
        into.add(new Example(source, features, classes(section.codes()), weight));
    }

    private void definition(JsonNode node, List<Example> into) {
        String code = node.path("code").asText();
        if (topics.find(code).isEmpty()) {
            return;
        }
        TopicFeatures features = TopicFeatures.of(
                node.path("name").asText(), node.path("definition").asText(), "en");
        into.add(new Example(
                Source.DEFINITION, features, new int[] {topics.topLevelIndex(code)}, settings.definitionWeight()));
    }

    private void cues(List<Example> into) {
        for (Cues.Cue cue :
                Stream.concat(Cues.english().stream(), Cues.names().stream()).toList()) {
            TopicFeatures features = TopicFeatures.of(cue.phrase(), "", "en");
            into.add(new Example(
                    Source.CUE, features, new int[] {topics.topLevelIndex(cue.code())}, settings.cueWeight()));
        }
    }

    private void headlines(List<Example> into) {
        for (Cues.Headline headline : Cues.headlines()) {
            into.add(new Example(
                    Source.HEADLINE,
                    TopicFeatures.of(headline.text(), "", "en"),
                    new int[] {topics.topLevelIndex(headline.code())},
                    settings.headlineWeight()));
        }
    }

    private int[] classes(List<String> digits) {
        return digits.stream()
                .flatMapToInt(d -> IntStream.of(topics.topLevelIndex("medtop:" + d + "000000")))
                .sorted()
                .toArray();
    }

    private interface Reader {
        void read(JsonNode node, List<Example> into);
    }
}
