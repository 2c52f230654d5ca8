package dateline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.json.Json;
import dateline.embedded.EmbeddedDatabase;
import dateline.embedded.Ports;
import dateline.testsupport.life.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Invariants 2, 3 and 5: a process killed at any moment loses nothing and repeats nothing. */
class KilledDemoTest {
    private static final int KILLS = 10;
    private static final int LONGEST_LIFE_MILLIS = 12_000;
    private static final String SPAN_SECONDS = "10";

    /** What a run leaves, but for the times of sight and the numbers that count changes. */
    private static final Map<String, String> ROWS = new TreeMap<>(Map.of(
            "article",
                    // a story is named after the article that came first, and kills change which does: told by its
                    // members
                    "select id, revision, kind, feed_id, outlet, url, canonical_url, guid, title, summary, text, authors, "
                            + "categories, published_status, changed, language, about_countries, annotator, publisher, "
                            + "(select min(m.id) from article m where m.story_id = article.story_id) "
                            + "from article order by id",
            "revision", "select article_id, revision, kind, title, text, changed from article_revision order by 1, 2",
            "entity",
                    "select article_id, field, start_at, end_at, type, name from article_entity order by 1, 2, 3, 4, 5",
            "country", "select article_id, country, confidence, how, evidence from article_country order by 1, 2",
            "topic", "select article_id, code, score from article_topic order by 1, 2",
            "alert",
                    // which countries share an alert, and which are held back, hangs on the order of arrival too
                    "select distinct record->>'watchId', e->>'country', (e->>'episode')::int from alert_event, "
                            + "jsonb_array_elements(record->'entries') e order by 1, 2, 3",
            "feed", "select id, url, outlet, country, language, status, articles from feed order by id"));

    /** What a webhook is to have been told by now: not what waits for its hour, as alerts that are held back do. */
    private static final String TO_BE_TOLD = "select d.alert_id || '.' || d.revision from delivery d "
            + "where d.channel = 'desk' and d.state <> 'SKIPPED' and d.due <= now() order by 1";

    private static final String STILL_WAITING = "select d.alert_id from delivery d "
            + "where d.channel = 'desk' and d.state = 'PENDING' and d.due <= now()";

    @Test
    void killedTenTimes_leavesTheSameRowsAsAnUndisturbedRun(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        DemoRun run = new DemoRun(
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                Ports.freeOr(0),
                Integer.valueOf(SPAN_SECONDS));
        Path undisturbed = prepare(directory.resolve("undisturbed"), run);
        try (ToldAlerts told = new ToldAlerts()) {
            compare(run, undisturbed, directory, told);
        }
    }

    private static void compare(DemoRun run, Path undisturbed, Path directory, ToldAlerts told) throws Exception {
        Path killed = prepare(directory.resolve("killed"), run);

        assertThat(finish(undisturbed, null)).as(() -> log(undisturbed)).isZero();

        long seed = System.nanoTime();
        Random moments = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            Process demo = demo(killed, told.url());
            demo.waitFor(1_000 + moments.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
            demo.destroyForcibly().waitFor();
        }
        assertThat(finish(killed, told.url()))
                .as(() -> "seed " + seed + "\n" + log(killed))
                .isZero();

        Map<String, List<String>> expected = rows(undisturbed);
        Map<String, List<String>> actual = rows(killed);
        assertThat(expected.get("article")).hasSizeGreaterThan(80);
        ROWS.keySet()
                .forEach(table -> assertThat(actual.get(table))
                        .as("%s, seed %d", table, seed)
                        .containsExactlyElementsOf(expected.get(table)));

        // the account is drawn up when everything is stored, which may be before everybody has been told
        for (int more = 0; more < 3 && !read(killed, STILL_WAITING).isEmpty(); more++) {
            assertThat(finish(killed, told.url())).isZero();
        }
        assertThat(told.byId().keySet()).as("seed %d", seed).containsAll(read(killed, TO_BE_TOLD));
        assertThat(read(killed, TO_BE_TOLD)).hasSizeGreaterThan(15);
        assertThat(told.byId())
                .as("one id, one event")
                .allSatisfy((id, alerts) -> assertThat(alerts).hasSize(1));
    }

    private static Path prepare(Path data, DemoRun run) throws Exception {
        Files.createDirectories(data);
        Files.write(data.resolve("demo.json"), Json.MAPPER.writeValueAsBytes(run));
        return data;
    }

    private static int finish(Path data, @Nullable String webhook) throws Exception {
        Process demo = demo(data, webhook);
        if (!demo.waitFor(4, TimeUnit.MINUTES)) {
            demo.destroyForcibly();
            return -1;
        }
        return demo.exitValue();
    }

    private static Process demo(Path data, @Nullable String webhook) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("demo", "--once", "--span", SPAN_SECONDS, "--patience", "150", "--data", data.toString()));
        if (webhook != null) {
            arguments.addAll(
                    List.of("--set", "sink.allow-private-addresses=true", "--set", "sink.channels.desk.type=webhook"));
            arguments.addAll(List.of("--set", "sink.channels.desk.url=" + webhook));
        }
        return JavaProcess.start(
                        "512m",
                        "dateline.app.cli.DatelineCommand",
                        arguments,
                        data.resolve("out"),
                        List.of("-XX:TieredStopAtLevel=1"))
                .process();
    }

    private static List<String> read(Path data, String sql) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgresql"), 0);
                Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement()) {
            return rows(s, sql);
        }
    }

    private static Map<String, List<String>> rows(Path data) throws Exception {
        Map<String, List<String>> all = new TreeMap<>();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgresql"), 0);
                Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement()) {
            for (Map.Entry<String, String> table : ROWS.entrySet()) {
                all.put(table.getKey(), rows(s, table.getValue()));
            }
        }
        return all;
    }

    private static List<String> rows(Statement s, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(r.getString(i)));
                }
                rows.add(String.join(" | ", row));
            }
        }
        return rows;
    }

    private static String log(Path data) {
        try {
            return Files.readString(data.resolve("out"))
                    + (Files.exists(data.resolve("dateline.log"))
                            ? Files.readString(data.resolve("dateline.log"))
                            : "");
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
