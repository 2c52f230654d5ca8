package dateline.app.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dateline.embedded.EmbeddedDatabase;
import dateline.embedded.Ports;
import dateline.testsupport.life.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data directory that Dateline 0.1.0 left when it was killed in the middle of the demonstration goes on with this
 * version. How it was made is written beside it, in {@code earlier/README.md}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the directory is one of Linux")
class EarlierDataTest {
    private static final int FEED_PORT = 8089;
    private static final String ARTICLES = "select id, first_seen::text from article";
    private static final String REVISIONS =
            "select article_id || ':' || revision, coalesce(title, '') from article_revision";
    private static final String ALERTS = "select alert_id || '.' || revision, record::text from alert_event";

    @Test
    @Timeout(600)
    void directoryOfTheVersionBefore_isTakenOver_andTheRestArrives(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        assumeTrue(Ports.freeOr(FEED_PORT) == FEED_PORT, "skipped: the port of the earlier feeds is taken");
        Path data = EarlierData.in(directory);
        Map<String, Map<String, String>> before = rows(data);
        assertThat(before.get(ARTICLES)).hasSize(7);
        assertThat(before.get(ALERTS)).hasSize(7);

        Path output = directory.resolve("out");
        Process demo = JavaProcess.start(
                        "512m",
                        "dateline.app.cli.DatelineCommand",
                        List.of("demo", "--once", "--span", "120", "--data", data.toString()),
                        output,
                        List.of("-XX:TieredStopAtLevel=1"))
                .process();
        boolean ended = demo.waitFor(6, TimeUnit.MINUTES);
        demo.destroyForcibly().waitFor();
        String said = Files.readString(output);

        assertThat(ended).as(said).isTrue();
        assertThat(demo.exitValue()).as(said).isZero();
        assertThat(said).contains("it adds up");
        Map<String, Map<String, String>> after = rows(data);
        assertThat(after.get(ARTICLES)).hasSize(116).containsAllEntriesOf(before.get(ARTICLES));
        assertThat(after.get(REVISIONS)).containsAllEntriesOf(before.get(REVISIONS));
        assertThat(after.get(ALERTS)).containsAllEntriesOf(before.get(ALERTS)).hasSizeGreaterThan(50);
    }

    private static Map<String, Map<String, String>> rows(Path data) throws Exception {
        Map<String, Map<String, String>> all = new TreeMap<>();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgresql"), 0);
                Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement()) {
            for (String sql : List.of(ARTICLES, REVISIONS, ALERTS)) {
                Map<String, String> rows = all.computeIfAbsent(sql, k -> new TreeMap<>());
                try (ResultSet r = s.executeQuery(sql)) {
                    while (r.next()) {
                        rows.put(r.getString(1), r.getString(2));
                    }
                }
            }
        }
        return all;
    }
}
