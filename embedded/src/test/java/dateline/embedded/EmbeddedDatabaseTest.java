package dateline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @Test
    void data_areFoundAgainAfterARestart(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement()) {
            s.execute("create table t (x text)");
            s.execute("insert into t values ('Übermorgen')");
            assertThat(setting(s, "fsync")).isEqualTo("on");
            assertThat(setting(s, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(s, "server_encoding")).isEqualTo("UTF8");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select upper(x) from t")) {
            assertThat(r.next()).isTrue();
            assertThat(r.getString(1)).isEqualTo("ÜBERMORGEN");
        }
    }

    @Test
    void firstStartThatWasKilled_isMadeAgain(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        EmbeddedDatabase.start(directory, 0).close();
        Path unpacked;
        try (Stream<Path> programs = Files.list(directory.resolve("programs"))) {
            unpacked = programs.filter(Files::isDirectory).findFirst().orElseThrow();
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

    private static String setting(Statement s, String name) throws Exception {
        try (ResultSet r = s.executeQuery("show " + name)) {
            r.next();
            return r.getString(1);
        }
    }
}
