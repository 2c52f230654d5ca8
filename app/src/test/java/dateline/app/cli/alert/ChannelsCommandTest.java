package dateline.app.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.cli.DatelineCommand;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsCommandTest {
    private final PrintStream before = System.out;
    private final PrintStream errorsBefore = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
        System.setErr(errorsBefore);
    }

    @Test
    void test_sendsASample_andSaysWhatBecameOfIt() throws Exception {
        try (HostileServer server = HostileServer.start()) {
            server.on("/desk", Answers.status(204)).on("/gone", Answers.status(410));
            Path config = Files.writeString(
                    folder.resolve("dateline.yaml"), """
                    sink:
                      allow-private-addresses: true
                      channels:
                        desk: {type: slack, url: %s}
                        gone: {type: slack, url: %s}
                    """.formatted(server.url("/desk"), server.url("/gone")));
            List<String> where = List.of("--config", config.toString());

            assertThat(run(where, "test", "desk")).isZero();
            assertThat(printed()).isEqualTo("desk: arrived");
            out.reset();
            assertThat(run(where, "test", "gone")).isEqualTo(1);
            assertThat(printed()).contains("gone: answered with status 410");
            assertThat(run(where, "test", "dask")).isEqualTo(1);
            assertThat(errors.toString(StandardCharsets.UTF_8)).contains("no channel is called so", "desk");
        }
    }

    @Test
    void enable_letsADisabledChannelWorkAgain_andListSaysSo() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (Connection sql = database.dataSource().getConnection();
                Statement statement = sql.createStatement()) {
            statement.execute("insert into channel (name, type, state, since, reason)"
                    + " values ('hook', 'webhook', 'DISABLED', now(), 'answered with status 410')");
        }
        Path config =
                Files.writeString(folder.resolve("dateline.yaml"), """
                database:
                  user: "%s"
                  password: "%s"
                """.formatted(database.user(), database.password()));
        List<String> where = List.of("--config", config.toString(), "--database", database.jdbcUrl());

        assertThat(run(where, "list")).isZero();
        assertThat(printed()).contains("hook", "DISABLED", "answered with status 410");
        out.reset();
        assertThat(run(where, "enable", "hook")).isZero();
        assertThat(printed()).isEqualTo("hook is enabled.");
        out.reset();
        assertThat(run(where, "list")).isZero();
        assertThat(printed()).doesNotContain("DISABLED").containsPattern("hook +webhook +OK");
        assertThat(run(where, "enable", "nobody")).isEqualTo(1);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static int run(List<String> options, String... arguments) {
        List<String> all = new ArrayList<>(List.of("channels"));
        all.addAll(List.of(arguments));
        all.addAll(options);
        return DatelineCommand.commandLine().execute(all.toArray(String[]::new));
    }
}
