package dateline.annotate.train.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dateline.annotate.entity.EnglishEntityTagger;
import dateline.annotate.entity.model.EntityLexicon;
import dateline.annotate.entity.model.EntityModel;
import dateline.contract.record.Entity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NerTrainerTest {
    private static final NerTrainer.Settings SETTINGS = new NerTrainer.Settings(10, 0.2f, 1, 100_000, 0, 0, 0.5f, 0, 1);
    private static final String[] PERSONS = {"Mirela Zandt", "Oskar Bly", "Tomo Quell", "Ada Firn"};
    private static final String[] PLACES = {"Vorlund", "Estmark", "Quay Bay", "Nordheim"};
    private static final String[] BODIES = {"Zinc Corp", "Harbour Union", "Grain Board", "Tide Bank"};

    @TempDir
    private Path folder;

    private static final EntityLexicon EMPTY = EntityLexicon.of(
            new int[0], new short[0], new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    @Test
    void train_findsWhatItWasTaught() throws IOException {
        writeCorpus("taught.conll");

        EnglishEntityTagger tagger = new EnglishEntityTagger(
                new EntityModel(EMPTY, EntityModel.readWeights(new ByteArrayInputStream(train(Set.of())))));

        assertThat(tagger.tag("", "Minister Oskar Bly flew to Nordheim for the Grain Board .", "en"))
                .extracting(Entity::type, Entity::text)
                .containsExactly(
                        tuple(Entity.Type.PERSON, "Oskar Bly"),
                        tuple(Entity.Type.LOCATION, "Nordheim"),
                        tuple(Entity.Type.ORGANIZATION, "Grain Board"));
    }

    @Test
    void train_sameData_givesTheSameBytes() throws IOException {
        writeCorpus("taught.conll");

        assertThat(train(Set.of())).isEqualTo(train(Set.of()));
    }

    @Test
    void exclude_leavesTheFileOut() throws IOException {
        writeCorpus("taught.conll");
        byte[] without = train(Set.of());
        Files.writeString(folder.resolve("other.conll"), "Oskar\tO\nBly\tO\n\n".repeat(50));

        assertThat(train(Set.of("other"))).isEqualTo(without);
        assertThat(train(Set.of())).isNotEqualTo(without);
    }

    @Test
    void badInput_saysWhatAndWhere() throws IOException {
        assertThatThrownBy(() -> new NerTrainer(EMPTY, SETTINGS).train(folder.resolve("gone"), null, Set.of()))
                .hasMessageContaining("gone is not a folder");
        assertThatThrownBy(() -> train(Set.of())).hasMessageContaining("no labelled text");
        Files.writeString(folder.resolve("bad.conll"), "Oskar\tB-PER\nBly\tB-MISC\n");
        assertThatThrownBy(() -> train(Set.of())).hasMessageContaining("bad.conll:2: unknown tag B-MISC");
        assertThatThrownBy(() -> train(Set.of("good"))).hasMessageContaining("no good to exclude");
    }

    @Test
    void silverText_isLearnedFromToo() throws IOException {
        writeCorpus("taught.conll");
        byte[] without = train(Set.of());
        Path silver = Files.createDirectory(folder.resolve("silver"));
        Files.writeString(silver.resolve("news.conll"), "Oskar\tO\t_\nBly\tO\tSpaceAfter=No\n.\tO\t_\n\n".repeat(50));

        assertThat(train(silver, Set.of())).isNotEqualTo(without).isEqualTo(train(silver, Set.of()));
        assertThat(train(silver, Set.of("news"))).isEqualTo(without);
    }

    @Test
    void headlines_haveTheSameNamesInOtherCase() {
        LabelledText text = new LabelledText(
                "police in Nordheim said so\n", List.of(new LabelledText.Name(Entity.Type.LOCATION, 10, 18)));

        assertThat(Headlines.of(List.of(text, text, text, text), 1))
                .extracting(LabelledText::text)
                .containsExactly(
                        "Police in Nordheim Said so\n",
                        "Police in Nordheim Said so\n",
                        "Police in Nordheim Said so\n",
                        "POLICE IN NORDHEIM SAID SO\n");
        assertThat(Headlines.of(List.of(text), 1).getFirst().names()).isEqualTo(text.names());
    }

    @Test
    void spacingColumn_putsTheTextTogetherAsItWas() throws IOException {
        Path file = folder.resolve("spaced.conll");
        Files.writeString(
                file,
                "Vorlund\tB-LOC\tSpaceAfter=No\n-\tO\tSpaceAfter=No\nbased\tO\t_\n(\tO\t_\nBly\tB-PER\t_\n"
                        + ")\tO\t_\n\n");

        assertThat(LabelledFolder.read(file))
                .containsExactly(new LabelledText(
                        "Vorlund-based ( Bly )\n",
                        List.of(
                                new LabelledText.Name(Entity.Type.LOCATION, 0, 7),
                                new LabelledText.Name(Entity.Type.PERSON, 16, 19))));
    }

    private byte[] train(Set<String> exclude) throws IOException {
        return train(null, exclude);
    }

    private byte[] train(@Nullable Path silver, Set<String> exclude) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EntityModel.write(new NerTrainer(EMPTY, SETTINGS).train(folder, silver, exclude), out);
        return out.toByteArray();
    }

    private void writeCorpus(String file) throws IOException {
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            corpus.append("-DOCSTART-\tO\n\nMinister\tO\n");
            name(corpus, PERSONS[i % 4], "PER");
            corpus.append("flew\tO\nto\tO\n");
            name(corpus, PLACES[i / 4 % 4], "LOC");
            corpus.append("for\tO\nthe\tO\n");
            name(corpus, BODIES[i / 2 % 4], "ORG");
            corpus.append(".\tO\n\n");
        }
        Files.writeString(folder.resolve(file), corpus);
    }

    private static void name(StringBuilder corpus, String name, String type) {
        String part = "B-";
        for (String word : name.split(" ")) {
            corpus.append(word).append('\t').append(part).append(type).append('\n');
            part = "I-";
        }
    }
}
