package dateline.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WatchCheckTest {

    @Test
    void goodWatch_hasNoProblems() {
        assertThat(WatchCheck.problems(watch(d -> d.countries(List.of("KZ", "EU", "central-asia")))))
                .isEmpty();
    }

    @Test
    void unknownCountry_isRefused_withWhatWasMeant() {
        assertThat(problems(d -> d.countries(List.of("KZ", "Kazakstan", "central-asai", "UK", "xyzzyplugh"))))
                .containsExactly(
                        "$.countries[1]: is no country's code and no group: Kazakstan; did you mean KZ?",
                        "$.countries[2]: is no country's code and no group: central-asai; did you mean central-asia?",
                        "$.countries[3]: is no country's code and no group: UK; did you mean GB?",
                        "$.countries[4]: is no country's code and no group: xyzzyplugh");
    }

    @Test
    void timesAndProbabilities_areHeldWithinBounds() {
        assertThat(problems(d -> {
                    d.window(Duration.ZERO);
                    d.maxAge(Duration.ofDays(-1));
                    d.minConfidence(80);
                    d.minSalience(Double.NaN);
                    d.since(Instant.MAX);
                    d.seeds(List.of(new Watch.Seed("ML", Instant.MIN)));
                }))
                .containsExactly(
                        "$.window: must be more than nothing and at most ten years, not PT0S",
                        "$.maxAge: must be more than nothing and at most ten years, not PT-24H",
                        "$.since: must be between 1970 and 9999, not " + Instant.MAX,
                        "$.minConfidence: must be between 0 and 1, not 80.0; did you mean 0.8?",
                        "$.minSalience: must be between 0 and 1, not NaN",
                        "$.seeds[0].lastMention: must be between 1970 and 9999, not " + Instant.MIN);
    }

    @Test
    void pair_needsSomethingToComeWith_andItsModeOnly() {
        assertThat(problems(d -> d.mode(Watch.Mode.PAIR)))
                .singleElement()
                .asString()
                .startsWith("$.pair: mode PAIR");
        assertThat(problems(d -> d.pair(new Watch.Pair(List.of("medtop:16000000"), List.of()))))
                .singleElement()
                .asString()
                .startsWith("$.pair: is for mode PAIR only");
        assertThat(problems(d -> {
                    d.mode(Watch.Mode.PAIR);
                    d.pair(new Watch.Pair(List.of("16000000"), List.of(" ")));
                }))
                .containsExactly(
                        "$.pair.topics[0]: must be an IPTC Media Topics code, medtop: and eight digits, not 16000000;"
                                + " did you mean medtop:16000000?",
                        "$.pair.entities[0]: must be an entity's name, not \" \"");
    }

    @Test
    void quietHoursWithoutEnd_andDigestWithoutTime_areRefused() {
        ZoneId zone = ZoneId.of("Asia/Almaty");
        assertThat(problems(d -> {
                    d.quietHours(new Watch.QuietHours(LocalTime.NOON, LocalTime.NOON, zone, List.of()));
                    d.digest(new Watch.Digest(List.of(), zone));
                }))
                .extracting(p -> p.substring(0, p.indexOf(':')))
                .containsExactly("$.quietHours.to", "$.quietHours.days", "$.digest.at");
    }

    @Test
    void limitsAndSurge_areHeldWithinBounds() {
        assertThat(problems(d -> {
                    d.limits(new Watch.Limits(0, Duration.ZERO, Duration.ofHours(-1), Duration.ZERO));
                    d.surge(new Watch.Surge(2, 3, 0));
                }))
                .extracting(p -> p.substring(0, p.indexOf(':')))
                .containsExactly(
                        "$.surge.minPublishers",
                        "$.surge.maxProbability",
                        "$.limits.alerts",
                        "$.limits.per",
                        "$.limits.coolDown");
    }

    @Test
    void json_isReadStrictly_andWhatIsWrongIsToldWithItsPath() {
        ObjectNode json = Json.MAPPER.valueToTree(watch(d -> {}));
        json.put("colour", "red").put("widow", "PT1H").put("mode", "novle").remove("name");
        json.putObject("limits")
                .put("alerts", 1)
                .put("per", "PT1H")
                .put("cooldown", "PT1H")
                .put("group", "PT1H");

        assertThat(WatchCheck.read(json).problems())
                .extracting(WatchCheck.Problem::toString)
                .containsExactlyInAnyOrder(
                        "$.colour: is nothing that can be set",
                        "$.widow: is nothing that can be set; did you mean window?",
                        "$.mode: must be one of NOVEL, FIRST_EVER, SURGE, PAIR, not novle; did you mean NOVEL?",
                        "$.limits.cooldown: is nothing that can be set; did you mean coolDown?",
                        "$.limits.coolDown: is missing",
                        "$.name: is missing");
    }

    @Test
    void unknownZone_isToldWithItsPath() {
        ObjectNode json = Json.MAPPER.valueToTree(watch(d -> d.quietHours(
                new Watch.QuietHours(LocalTime.MIDNIGHT, LocalTime.NOON, ZoneId.of("Europe/Oslo"), null))));
        ((ObjectNode) json.get("quietHours")).put("zone", "Europe/Atlantis");

        assertThat(WatchCheck.read(json).problems()).singleElement().satisfies(p -> {
            assertThat(p.path()).isEqualTo("$.quietHours.zone");
            assertThat(p.wrong()).contains("Europe/Atlantis");
        });
    }

    @Test
    void goodJson_isTheWatch() {
        Watch watch = watch(d -> d.countries(List.of("EU")));
        assertThat(WatchCheck.read(Json.MAPPER.valueToTree(watch)).watch()).isEqualTo(watch);
    }

    private static List<String> problems(Consumer<WatchBuilder> change) {
        return WatchCheck.problems(watch(change)).stream()
                .map(WatchCheck.Problem::toString)
                .toList();
    }

    private static Watch watch(Consumer<WatchBuilder> change) {
        WatchBuilder draft = WatchBuilder.builder()
                .id("desk")
                .version(1)
                .name("Desk")
                .mode(Watch.Mode.NOVEL)
                .window(Duration.ofDays(7))
                .countries(List.of())
                .minConfidence(0.5)
                .minSalience(0)
                .maxAge(Duration.ofHours(48))
                .since(Instant.parse("2026-03-01T00:00:00Z"))
                .learning(Watch.Learning.SILENT);
        change.accept(draft);
        return draft.build();
    }
}
