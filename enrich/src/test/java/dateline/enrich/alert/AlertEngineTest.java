package dateline.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.memory.TreeTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What takes too many articles for an example. */
class AlertEngineTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final AlertEngine engine =
            new AlertEngine(TreeTable.state(), c -> c, Duration.ofDays(30), Decisions.NOBODY);

    @Test
    void alertOfMoreThanFiftyArticles_isNotTakenBackAnyMore_onlyResolved() {
        engine.watches(List.of(watch(d -> {})));
        for (int i = 0; i < 60; i++) {
            engine.sighting(article("a" + i, 1, i, "P" + i % 3, "s", "KZ"));
        }
        List<Alert> after = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            after.addAll(engine.sighting(article("a" + i, 2, 100 + i, "P", "s")));
        }
        assertThat(after).isEmpty();

        after.addAll(engine.sighting(article("z", 1, 60 * 24 * 9, "P", "s")));
        assertThat(after).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(Alert.State.RESOLVED);
            assertThat(alert.mentions()).isEqualTo(60);
            assertThat(alert.articles()).hasSize(6);
        });
    }

    @Test
    void surge_joinsAnAlertThatHasMoreArticlesThanItRemembers() {
        engine.watches(List.of(watch(d -> {
            d.mode(Watch.Mode.SURGE);
            d.surge(new Watch.Surge(2, 1, 1));
        })));
        List<Alert> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            records.addAll(engine.sighting(article("a" + i, 1, i, "P", "s", i < 55 ? "KZ" : "UZ")));
        }

        assertThat(records).extracting(Alert::id).containsOnly(records.get(0).id());
        assertThat(records.get(records.size() - 1).entries())
                .extracting(Alert.Entry::country)
                .containsExactly("KZ", "UZ");
    }

    @Test
    void groupOfTwentyCountries_isFull_andTheNextBeginsAnother() {
        engine.watches(List.of(watch(d -> {})));
        String[] codes = new String[25];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = "A" + (char) ('A' + i);
        }
        List<Alert> records = engine.sighting(article("a", 1, 0, "P", "s", codes));

        assertThat(records).extracting(r -> r.entries().size()).containsExactly(20, 5);
    }

    @Test
    void openAlerts_areCounted_overRestarts() {
        List<TreeTable> tables = TreeTable.five();
        AlertEngine first = new AlertEngine(TreeTable.state(tables), c -> c, Duration.ofDays(30), Decisions.NOBODY);
        first.watches(List.of(watch(d -> {})));
        first.sighting(article("a", 1, 0, "P", "s", "KZ"));
        first.sighting(article("b", 1, 1, "P", "t", "UZ"));
        first.sighting(article("b", 2, 2, "P", "t"));

        assertThat(first.openAlerts()).isEqualTo(1);
        assertThat(new AlertEngine(TreeTable.state(tables), c -> c, Duration.ofDays(30), Decisions.NOBODY).openAlerts())
                .isEqualTo(1);
    }

    @Test
    void articles_areForgotten_afterAWhile() {
        List<TreeTable> tables = TreeTable.five();
        AlertEngine fresh = new AlertEngine(TreeTable.state(tables), c -> c, Duration.ofDays(1), Decisions.NOBODY);
        fresh.sighting(article("a", 1, 0, "P", "s", "KZ"));
        fresh.sighting(article("a", 2, 60 * 20, "P", "s", "KZ"));
        fresh.sighting(article("b", 1, 60 * 30, "P", "s", "KZ"));
        assertThat(tables.get(2).keys("")).containsExactly("a", "b");

        fresh.sighting(article("c", 1, 60 * 46, "P", "s", "KZ"));
        assertThat(tables.get(2).keys("")).containsExactly("b", "c");
    }

    @Test
    void watchThatBreaks_isNotAsked_andKnowsWhatItKnew_onceItIsMended() {
        engine.watches(List.of(watch(d -> {})));
        engine.sighting(article("a", 1, 0, "P", "s", "KZ"));

        Watch broken = watch(d -> {
            d.version(2);
            d.quietHours(new Watch.QuietHours(LocalTime.NOON, LocalTime.MIDNIGHT, null, null));
        });
        Watch other = watch(d -> d.id("other"));
        assertThat(engine.watches(List.of(broken, other))).isEmpty();
        assertThat(engine.unusableWatches()).containsOnlyKeys("w");
        assertThat(engine.watchCount()).isEqualTo(1);
        assertThat(engine.openAlerts()).isEqualTo(1);
        assertThat(engine.sighting(article("b", 1, 1, "P", "t", "UZ")))
                .extracting(Alert::watchId)
                .containsExactly("other");

        engine.watches(List.of(watch(d -> d.version(3)), other));
        assertThat(engine.unusableWatches()).isEmpty();
        assertThat(engine.sighting(article("c", 1, 2, "P", "u", "KZ")))
                .as("the country was in the news already")
                .noneMatch(alert -> alert.watchId().equals("w") && alert.state() == Alert.State.OPEN);
    }

    private static Watch watch(Consumer<WatchBuilder> change) {
        WatchBuilder draft = AlertSamples.watch("w", START);
        change.accept(draft);
        return draft.build();
    }

    private static Sighting article(
            String id, int revision, int minute, String publisher, String story, String... countries) {
        return AlertSamples.sighting(
                id,
                revision,
                publisher,
                story,
                START.plus(Duration.ofMinutes(minute)),
                Stream.of(countries)
                        .map(code -> AlertSamples.country(code, 0.9))
                        .toList());
    }
}
