package dateline.annotate.train.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.annotate.topic.MediaTopicClassifier;
import dateline.annotate.topic.MediaTopics;
import dateline.annotate.topic.TopicModel;
import dateline.contract.record.TopicScore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicTrainerTest {
    private static final MediaTopics TOPICS = MediaTopics.load();

    @TempDir
    private Path folder;

    @BeforeEach
    void corpus() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append(article("SPORTS", "The glibbet league opened", "A zorkball " + i));
            lines.append(article("SCIENCE", "The fnorium was measured", "A quibbler " + i));
        }
        articles(lines.toString());
        Files.writeString(
                folder.resolve("iptc-media-topics.jsonl"),
                "{\"code\": \"medtop:17000000\", \"name\": \"weather\", \"definition\": \"The study of brumblefog\"}\n");
    }

    @Test
    void sameData_givesTheSameBytes() throws IOException {
        assertThat(bytes(trainer().train(folder))).isEqualTo(bytes(trainer().train(folder)));
    }

    @Test
    void wordOfASection_isLearned() throws IOException {
        assertThat(best(trainer().train(folder), "glibbet zorkball")).isEqualTo("medtop:15000000");
        assertThat(best(trainer().train(folder), "fnorium quibbler")).isEqualTo("medtop:13000000");
    }

    @Test
    void writtenModel_isReadAsItWas() throws IOException {
        byte[] written = bytes(trainer().train(folder));

        assertThat(bytes(TopicModel.read(new ByteArrayInputStream(written)))).isEqualTo(written);
        assertThatThrownBy(() -> TopicModel.read(new ByteArrayInputStream(new byte[100])))
                .hasMessageContaining("no topic model");
    }

    @Test
    void vectors_teachWordsThatAreNotInTheData() throws IOException {
        Path vectors = folder.resolve("vectors.txt");
        Files.writeString(
                vectors, "glibbet 4000 0\nzorkball 4000 0\nsnarkpitch 4000 0\nfnorium 0 4000\nquibbler 0 4000\n");

        assertThat(best(trainer().withVectors(vectors).train(folder), "snarkpitch"))
                .isEqualTo("medtop:15000000");
    }

    @Test
    void crossValidation_countsEachArticleOnce() throws IOException {
        Accuracy accuracy = trainer().crossValidate(folder, 4);

        assertThat(accuracy.articles()).isEqualTo(24);
        assertThat(accuracy.share()).isEqualTo(1);
    }

    @Test
    void brokenLine_isNamed() throws IOException {
        articles(article("SPORTS", "a", "b") + "{\n");

        assertThatThrownBy(() -> trainer().train(folder)).hasMessageContaining("huffpost.jsonl.gz, line 2");
    }

    private static TopicTrainer trainer() {
        return new TopicTrainer(TOPICS, TrainingSettings.DEFAULTS);
    }

    private static String best(TopicModel model, String title) {
        return new MediaTopicClassifier(TOPICS, model)
                .classify(title, "", "en").stream()
                        .map(TopicScore::code)
                        .findFirst()
                        .orElse("none");
    }

    private static byte[] bytes(TopicModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    private static String article(String label, String title, String text) {
        return "{\"label\": \"" + label + "\", \"title\": \"" + title + "\", \"text\": \"" + text + "\"}\n";
    }

    private void articles(String lines) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("huffpost.jsonl.gz"))),
                StandardCharsets.UTF_8)) {
            out.write(lines);
        }
    }
}
