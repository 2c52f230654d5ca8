package dateline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DatelineCommandTest {
    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "sink"})
    void roleWithoutACluster_saysHowToNameOne(String role, @TempDir Path data) {
        assertThat(run(role, "--data", data.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("kafka.bootstrap.servers").contains("--kafka HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sink", "console"})
    void roleWithoutADatabase_saysHowToNameOne(String role, @TempDir Path data) {
        assertThat(run(role, "--data", data.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("database.url").contains("--database");
    }

    @Test
    void unknownKey_endsWith2_andSaysWhatWasMeant() {
        assertThat(run("config", "check", "--set", "ingest.min-intervall=2m")).isEqualTo(2);
        assertThat(errors.toString())
                .isEqualToIgnoringNewLines(
                        "command line: ingest.min-intervall: unknown key; did you mean \"ingest.min-interval\"?");
    }

    @Test
    void tailOfAnUnknownTopic_saysWhatWasMeant() {
        assertThat(run("tail", "mention")).isEqualTo(2);
        assertThat(errors.toString()).contains("there is no topic mention; did you mean \"mentions\"?");
    }

    @Test
    void everyCommand_hasHelp() {
        assertEveryCommandHasHelp(DatelineCommand.commandLine());
    }

    private static void assertEveryCommandHasHelp(CommandLine line) {
        assertThat(line.getCommandSpec().usageMessage().description())
                .as(line.getCommandName())
                .isNotEmpty();
        assertThat(line.getCommandSpec().findOption("--help"))
                .as(line.getCommandName())
                .isNotNull();
        line.getSubcommands().values().forEach(DatelineCommandTest::assertEveryCommandHasHelp);
    }

    private int run(String... args) {
        return DatelineCommand.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(args);
    }
}
