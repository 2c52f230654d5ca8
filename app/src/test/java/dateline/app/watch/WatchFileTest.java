package dateline.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Watch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchFileTest {
    private static final String EVERYTHING = """
            watches:
              sahel:
                name: Countries of the Sahel
                mode: pair
                window: 30d
                countries: [ML, NE, central-asia]
                min-confidence: 0.7
                min-salience: 0.2
                max-age: 12h
                learning: none
                filter: {languages: [fr, en], outlets: Le Monde, not-countries: EU}
                level: corroborated
                pair: {topics: [medtop:16000000], entities: Wagner Group}
                surge: {min-mentions: 9}
                limits: {alerts: 3, per: 6h, cool-down: 2h}
                quiet-hours: 22:00-06:30 Europe/Berlin mon,tue
                digest: 08:00,17:30 Europe/Berlin
                channels: [africa-desk]
                owner: Ada
                seeds: {ML: 2026-05-01, NE: 2026-05-02T10:00:00Z}
            """;

    @Test
    void everything_canBeSaid() {
        WatchFile.Content content = WatchFile.read("w.yaml", EVERYTHING);
        assertThat(content.problems()).isEmpty();
        Watch w = content.watches().getFirst();
        assertThat(w.id()).isEqualTo("sahel");
        assertThat(w.mode()).isEqualTo(Watch.Mode.PAIR);
        assertThat(w.window()).isEqualTo(Duration.ofDays(30));
        assertThat(w.countries()).containsExactly("ML", "NE", "central-asia");
        assertThat(w.filter())
                .isEqualTo(new Watch.Filter(
                        List.of(), List.of("Le Monde"), List.of("fr", "en"), List.of(), List.of(), List.of("EU")));
        assertThat(w.surge()).isEqualTo(new Watch.Surge(9, 3, 1e-4));
        assertThat(w.limits())
                .isEqualTo(new Watch.Limits(3, Duration.ofHours(6), Duration.ofHours(2), Duration.ofHours(1)));
        assertThat(w.quietHours())
                .isEqualTo(new Watch.QuietHours(
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 30),
                        ZoneId.of("Europe/Berlin"),
                        List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)));
        assertThat(w.digest())
                .isEqualTo(new Watch.Digest(
                        List.of(LocalTime.of(8, 0), LocalTime.of(17, 30)), ZoneId.of("Europe/Berlin")));
        assertThat(w.seeds()).hasSize(2);
    }

    @Test
    void whatIsWritten_isReadTheSame() {
        List<Watch> before =
                WatchFile.read("w.yaml", EVERYTHING + "  plain: {}\n").watches();
        assertThat(before).hasSize(2);
        String written = WatchYaml.of(before);
        WatchFile.Content after = WatchFile.read("w.yaml", written);
        assertThat(after.problems()).as(written).isEmpty();
        assertThat(after.watches()).isEqualTo(before);
    }

    @Test
    void everyProblem_namesItsLineAndWhatWasMeant() {
        WatchFile.Content content = WatchFile.read("w.yaml", """
                watches:
                  one:
                    countries:
                      - ML
                      - Nigr
                    windw: 7d
                    window: soon
                  two:
                    mode: novell
                    min-confidence: 70
                    quiet-hours: 22:00-06:30 Europe/Berlim
                  one:
                    name: again
                """);
        assertThat(content.watches()).isEmpty();
        assertThat(content.problems())
                .anySatisfy(p ->
                        assertThat(p).startsWith("w.yaml:5: one.countries[1]: ").contains("did you mean N"))
                .anySatisfy(
                        p -> assertThat(p).startsWith("w.yaml:6: one.windw: ").endsWith("did you mean window?"))
                .anySatisfy(p -> assertThat(p).startsWith("w.yaml:7: one.window: \"soon\" is not a time span"))
                .anySatisfy(
                        p -> assertThat(p).startsWith("w.yaml:9: two.mode: ").contains("did you mean \"novel\""))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("w.yaml:10: two.min-confidence: ")
                        .endsWith("did you mean 0.7?"))
                .anySatisfy(p ->
                        assertThat(p).startsWith("w.yaml:11: two.quiet-hours: ").contains("Europe/Berlin\""))
                .anySatisfy(p -> assertThat(p).startsWith("w.yaml:12: one: is there twice, first in line 2"));
    }

    @Test
    void whatIsNoListOfWatches_isSaid() {
        assertThat(WatchFile.read("w.yaml", "").problems()).hasSize(1);
        assertThat(WatchFile.read("w.yaml", "watch:\n  a: {}\n").problems())
                .singleElement()
                .asString()
                .contains("w.yaml:1: watch: is no key here", "watches");
        assertThat(WatchFile.read("w.yaml", "watches: [a").problems())
                .singleElement()
                .asString()
                .contains("not YAML");
        assertThat(WatchFile.read("w.yaml", "watches:\n").problems()).isEmpty();
    }

    @Test
    void hostileNesting_isRefused() {
        String aliases = "watches: &a\n  x: {filter: &b {feeds: *b}}\n";
        assertThat(WatchFile.read("w.yaml", aliases).problems()).isNotEmpty();
        assertThat(WatchFile.read("w.yaml", "watches: " + "{a: ".repeat(2_000)).problems())
                .isNotEmpty();
    }
}
