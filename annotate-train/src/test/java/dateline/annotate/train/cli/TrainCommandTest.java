package dateline.annotate.train.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TrainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void everyCommand_hasHelp() {
        assertThat(TrainCommand.commandLine().getSubcommands()).hasSize(6).allSatisfy((name, line) -> {
            assertThat(line.getCommandSpec().usageMessage().description()).isNotEmpty();
            assertThat(line.getCommandSpec().findOption("--help")).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"entities", "lexicon", "topics", "stories", "languages"})
    void withoutItsOptions_saysWhichAreMissing(String command) {
        assertThat(run(command)).isEqualTo(2);
        assertThat(errors.toString()).contains("Missing required options").contains("--out=FILE");
    }

    @Test
    void dataThatIsNotThere_isNamed(@TempDir Path dir) {
        assertThat(run(
                        "stories",
                        "--data",
                        dir.toString(),
                        "--out",
                        dir.resolve("out").toString()))
                .isEqualTo(1);
        assertThat(errors.toString().lines()).containsExactly("there is no file " + dir.resolve("huffpost.jsonl.gz"));
    }

    @Test
    void stories_countsTheTextsOfEachStem(@TempDir Path dir) throws Exception {
        try (PrintWriter articles =
                new PrintWriter(new GZIPOutputStream(Files.newOutputStream(dir.resolve("huffpost.jsonl.gz"))), true)) {
            for (int i = 0; i < 3; i++) {
                articles.println("{\"title\":\"Kenya votes\",\"text\":\"Voting began in Kenya.\"}");
            }
            articles.println("{\"title\":\"Rare\",\"text\":\"\"}");
        }
        assertThat(run(
                        "stories",
                        "--data",
                        dir.toString(),
                        "--out",
                        dir.resolve("list.tsv").toString()))
                .isZero();
        assertThat(Files.readAllLines(dir.resolve("list.tsv"))).startsWith("4").contains("kenya\t3", "vot\t3");
        assertThat(Files.readString(dir.resolve("list.tsv"))).doesNotContain("rar");
    }

    @Test
    void scoreStories_printsTheScoresOfAFile(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("labelled.jsonl"), """
                {"id":"1","title":"Kenya elects a new president","text":"","cluster":"a"}
                {"id":"2","title":"New president elected in Kenya","text":"","cluster":"a"}
                {"id":"3","title":"Volcano erupts beside an Icelandic village","text":"","cluster":"b"}
                """);
        assertThat(run("score-stories", file.toString())).isZero();
        assertThat(out.toString()).startsWith("all: 3 articles, 2 stories; B-cubed P 1.000 R 1.000 F1 1.000");
    }

    private int run(String... args) {
        CommandLine line = TrainCommand.commandLine();
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(args);
    }
}
