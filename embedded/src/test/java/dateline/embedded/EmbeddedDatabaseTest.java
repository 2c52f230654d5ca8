package dateline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {
    private static final RestartLimit.Rule TEN = new RestartLimit.Rule(10, Duration.ofMinutes(10));

    /** Unpacked once for all tests. */
    @TempDir
    static Path programs;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void data_areFoundAgainAfterARestart() throws Exception {
        try (EmbeddedDatabase database = start(TEN);
                Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement()) {
            s.execute("create table t (x text)");
            s.execute("insert into t values ('Übermorgen')");
            assertThat(setting(s, "fsync")).isEqualTo("on");
            assertThat(setting(s, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(s, "server_encoding")).isEqualTo("UTF8");
        }
        try (EmbeddedDatabase database = start(TEN);
                Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select upper(x) from t")) {
            assertThat(r.next()).isTrue();
            assertThat(r.getString(1)).isEqualTo("ÜBERMORGEN");
        }
    }

    @Test
    void firstStartThatWasKilled_isMadeAgain() throws Exception {
        EmbeddedDatabase.start(directory, 0).close();
        Path unpacked;
        try (Stream<Path> all = Files.list(directory.resolve("programs"))) {
            unpacked = all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        Files.delete(unpacked.resolve(".exists"));
        Files.delete(directory.resolve("data/global/pg_control"));
        Files.createFile(directory.resolve("first-start"));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                Connection c = database.dataSource().getConnection()) {
            assertThat(c.isValid(5)).isTrue();
        }
        assertThat(directory.resolve("first-start")).doesNotExist();
        assertThat(unpacked.resolve(".exists")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL", "SEGV"})
    @DisabledOnOs(OS.WINDOWS)
    void serverThatDies_isStartedAgainOnItsPort_withItsData(String signal) throws Exception {
        try (EmbeddedDatabase database = start(TEN)) {
            try (Connection c = database.dataSource().getConnection();
                    Statement s = c.createStatement()) {
                s.execute("create table kept (x int)");
                kill(signal);
                await().atMost(Duration.ofSeconds(30)).until(() -> database.restarts() == 1);
            }
            assertThat(database.status().ok()).isTrue();
            try (Connection c = database.dataSource().getConnection();
                    Statement s = c.createStatement();
                    ResultSet r = s.executeQuery("select count(*) from kept")) {
                assertThat(r.next()).isTrue();
            }
            assertThat(database.lost()).isNotDone();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void serverThatDiesTooOften_isGivenUp_andSaysSo() throws Exception {
        try (EmbeddedDatabase database = start(new RestartLimit.Rule(1, Duration.ofMinutes(10)))) {
            kill("INT");
            await().atMost(Duration.ofSeconds(30)).until(() -> database.restarts() == 1);
            kill("INT");

            assertThat(database.lost().get(30, TimeUnit.SECONDS))
                    .contains(directory.toString(), "was started 1 times within 10 minutes", "ended with code 0");
            assertThat(database.status().ok()).isFalse();
        }
    }

    @Test
    void dataOfAnotherVersion_areNotTouched_andNamed() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "15\n");

        assertThatThrownBy(() -> start(TEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(data.toString(), "PostgreSQL 15", "pg_dump");
        assertThat(data.resolve("PG_VERSION")).hasContent("15");
    }

    @Test
    void foreignFiles_areNotTouched_andNamed() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("holiday.jpg"), "x");

        assertThatThrownBy(() -> start(TEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(data.toString(), "no PostgreSQL database", "--data");
        assertThat(data.resolve("holiday.jpg")).exists();
    }

    @Test
    void damagedData_areToldAtOnce_withTheServersReason() throws Exception {
        start(TEN).close();
        Files.writeString(directory.resolve("data/global/pg_control"), "garbage");

        assertThatThrownBy(() -> start(TEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(directory.toString(), "pg_control", "postgresql.log");
    }

    private EmbeddedDatabase start(RestartLimit.Rule restarts) {
        return EmbeddedDatabase.start(directory, programs, 0, restarts);
    }

    private void kill(String signal) throws Exception {
        String pid = Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .strip();
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
    }

    private static String setting(Statement s, String name) throws Exception {
        try (ResultSet r = s.executeQuery("show " + name)) {
            r.next();
            return r.getString(1);
        }
    }
}
