package dateline.app.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.cli.DatelineCommand;
import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import dateline.runtime.watch.WatchRegistry;
import dateline.testsupport.TestKafka;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchesCommandTest {
    private static final WatchRegistry REGISTRY =
            new WatchRegistry(TestKafka.connection(), "/test", Duration.ofSeconds(20));

    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeEach
    void empty() {
        TestKafka.createTopics();
        REGISTRY.remove(REGISTRY.list().keySet(), Instant.now());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    @Test
    void watch_isAddedChangedShownAndRemoved() {
        assertThat(run("watches", "add", "sahel", "--countries", "ML,NE", "--window", "30d", "--limit", "3/6h"))
                .isZero();
        Watch added = watches().get("sahel");
        assertThat(added.countries()).containsExactly("ML", "NE");
        assertThat(added.limits())
                .isEqualTo(new Watch.Limits(3, Duration.ofHours(6), Duration.ZERO, Duration.ofHours(1)));
        assertThat(run("watches", "add", "sahel")).isEqualTo(1);

        assertThat(run("watches", "edit", "sahel", "--level", "corroborated", "--languages", "fr"))
                .isZero();
        Watch edited = watches().get("sahel");
        assertThat(edited.version()).isEqualTo(2);
        assertThat(edited.level()).isEqualTo(Watch.Level.CORROBORATED);
        assertThat(edited.countries()).containsExactly("ML", "NE");
        assertThat(edited.since()).as("a filter begins afresh").isAfter(added.since());

        out.reset();
        assertThat(run("watches", "show", "sahel")).isZero();
        assertThat(printed()).contains("ML, NE, not mentioned for 30 days", "languages: fr", "window: 30d");

        assertThat(run("watches", "remove", "sahel")).isZero();
        assertThat(watches()).isEmpty();
        assertThat(run("watches", "edit", "sahel")).isEqualTo(1);
    }

    @Test
    void whoIsTold_doesNotCountUp_norDoesNothing() {
        run("watches", "add", "a");
        Watch before = watches().get("a");
        run("watches", "edit", "a", "--channels", "desk", "--name", "A", "--quiet-hours", "22:00-06:30 Europe/Berlin");
        Watch after = watches().get("a");
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.since()).isEqualTo(before.since());
        assertThat(after.channels()).containsExactly("desk");
        out.reset();
        run("watches", "edit", "a", "--channels", "desk");
        assertThat(printed()).contains("is so already");
        run("watches", "edit", "a", "--quiet-hours", "none");
        assertThat(watches().get("a").quietHours()).isNull();
    }

    @Test
    void wrongOption_isNamedWithWhatWasMeant() {
        assertThat(run("watches", "add", "a", "--countries", "ML,Nigr", "--min-salience", "40"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--countries: is no country's code and no group: Nigr; did you mean N")
                .contains("--min-salience: must be between 0 and 1");
        assertThat(watches()).isEmpty();
    }

    @Test
    void file_isAppliedAsPlanned() throws IOException {
        run("watches", "add", "old");
        run("watches", "add", "kept", "--window", "7d");
        Path file = file("watches: {kept: {window: 14d}, new: {countries: [KE]}}");

        out.reset();
        assertThat(run("watches", "apply", "-f", file.toString(), "--prune", "--dry-run"))
                .isZero();
        assertThat(printed())
                .contains("~ kept  window (version 1 -> 2)", "+ new", "- old", "Would change 3, 0 as they are.");
        assertThat(watches()).containsOnlyKeys("old", "kept");

        assertThat(run("watches", "apply", "-f", file.toString(), "--prune")).isZero();
        assertThat(watches()).containsOnlyKeys("kept", "new");
        assertThat(watches().get("kept").version()).isEqualTo(2);

        out.reset();
        assertThat(run("watches", "apply", "-f", file.toString())).isZero();
        assertThat(printed()).contains("Changed 0, 2 as they are.");
    }

    @Test
    void wrongFile_changesNothing() throws IOException {
        Path file = file("watches:\n  good: {}\n  bad: {window: soon}\n");
        assertThat(run("watches", "import", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(":3: bad.window: ", "Nothing was changed.");
        assertThat(watches()).isEmpty();
    }

    @Test
    void export_importsTheSame() throws IOException {
        run("watches", "add", "a", "--mode", "surge", "--surge-mentions", "7", "--digest", "08:00 Europe/Berlin");
        Watch before = watches().get("a");
        out.reset();
        run("watches", "export");
        Path file = file(printed());
        run("watches", "remove", "a");
        run("watches", "import", file.toString());
        Watch after = watches().get("a");
        assertThat(after.surge()).isEqualTo(before.surge());
        assertThat(after.digest()).isEqualTo(before.digest());
    }

    @Test
    void seeds_areTakenFromHistory() throws IOException {
        run("watches", "add", "a", "--seed-from", articles().toString());
        List<Watch.Seed> seeds = watches().get("a").seeds();
        assertThat(seeds)
                .containsExactly(
                        new Watch.Seed("KE", Instant.parse("2026-05-01T10:00:00Z")),
                        new Watch.Seed("ML", Instant.parse("2026-05-20T10:00:00Z")));
    }

    @Test
    void backTest_printsTheAlertsThatWouldHaveFired() throws IOException {
        run("watches", "add", "a", "--learning", "none", "--window", "7d");
        out.reset();
        assertThat(run("watches", "test", "a", "--from", articles().toString())).isZero();
        List<Alert> alerts = printed()
                .lines()
                .map(l -> new JsonSerde<>(Alert.class).decode(l.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(alerts)
                .filteredOn(a -> a.state() == Alert.State.OPEN)
                .extracting(Alert::country)
                .containsExactly("KE", "ML", "ML");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("3 alerts", "of 4 articles");
    }

    @Test
    void backTest_takesYamlAndOptions_andSaysWhyNot() throws IOException {
        Path file = file("watches: {a: {learning: none, countries: [ML]}}");
        assertThat(run(
                        "watches",
                        "test",
                        file.toString(),
                        "--window",
                        "30d",
                        "--from",
                        articles().toString(),
                        "--why-not",
                        "ML"))
                .isZero();
        assertThat(printed()).contains("watch a", "1 RAISED", "2 ADDED", "adds to an alert that is open");
    }

    @Test
    void lineThatIsNoArticle_isReported_othersAreTaken() throws IOException {
        Path file = directory.resolve("bad.jsonl");
        Files.writeString(file, "nonsense\n\n{\"id\":\"1\",\"countries\":[]}\n" + Files.readString(articles()));
        assertThat(run("watches", "test", "--learning", "none", "--from", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("line 1: cannot be read", "line 3: needs \"date\"", "2 lines were no articles");
    }

    /** Kenya once; Mali, again after three days, again after sixteen. */
    private Path articles() throws IOException {
        Path file = directory.resolve("articles.jsonl");
        Files.write(
                file,
                List.of(
                        article("1", "KE", "Kenya", "2026-05-01T10:00:00Z"),
                        article("2", "ML", "Mali", "2026-05-01T12:00:00Z"),
                        article("3", "ML", "Mali", "2026-05-04T12:00:00Z"),
                        article("4", "ML", "Mali", "2026-05-20T10:00:00Z")));
        return file;
    }

    private static String article(String id, String code, String name, String date) {
        return """
                {"id":"%s","title":"%s votes","date":"%s","outlet":"Post %s","url":"","language":"en","countries":[\
                {"code":"%s","confidence":0.9,"salience":0.9,"how":"NAME","evidence":[{"field":"title","start":0,\
                "end":%d,"text":"%s","how":"NAME"}]}]}""".formatted(id, name, date, id, code, name.length(), name);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("watches.yaml"), text);
    }

    private static SortedMap<String, Watch> watches() {
        return REGISTRY.list();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--kafka");
        all.add(TestKafka.connection().bootstrap());
        return DatelineCommand.commandLine().execute(all.toArray(String[]::new));
    }
}
