package dateline.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.country.name.CountryCodes;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import dateline.enrich.alert.article.Sightings;
import dateline.enrich.alert.memory.AlertState;
import dateline.enrich.alert.memory.HeapAlertState;
import dateline.enrich.alert.memory.TreeTable;
import dateline.enrich.alert.rule.Outcome;
import dateline.runtime.watch.CountryGroups;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules by example, on the plain engine with both kinds of state, and on the back-test. */
class ScenariosTest {

    @TestFactory
    Stream<DynamicTest> onTheHeap() throws IOException {
        return Scenario.all().stream()
                .map(s -> DynamicTest.dynamicTest(s.toString(), () -> {
                    Engine engine = new Engine(new HeapAlertState());
                    assertThat(s.run(engine)).isEmpty();
                    s.outcomes()
                            .forEach((article, outcomes) -> assertThat(engine.outcomes.get(article))
                                    .as(article)
                                    .isEqualTo(outcomes));
                }));
    }

    @TestFactory
    Stream<DynamicTest> inTables() throws IOException {
        return Scenario.all().stream()
                .map(s -> DynamicTest.dynamicTest(
                        s.toString(),
                        () -> assertThat(s.run(new Engine(TreeTable.state()))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> inABackTest() throws IOException {
        return Scenario.all().stream()
                .filter(Scenario::isBackTest)
                .map(s -> DynamicTest.dynamicTest(s.toString(), () -> {
                    List<Alert> alerts = new ArrayList<>();
                    new BackTest(s.watches(), CountryCodes::englishName).run(s.sightings(), alerts::add);
                    assertThat(s.problems(alerts)).isEmpty();
                }));
    }

    @Test
    void thereAreMany_andEveryOutcomeIsAmongThem() throws IOException {
        List<Scenario> all = Scenario.all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all.stream()
                        .flatMap(s -> s.outcomes().values().stream())
                        .flatMap(List::stream)
                        .distinct())
                .containsExactlyInAnyOrder(
                        Stream.of(Outcome.values()).map(Outcome::name).toArray(String[]::new));
    }

    @Test
    void countries_areTheContractsToo() {
        assertThat(CountryCodes.codes()).allMatch(CountryGroups::isCountry).hasSize(250);
    }

    private static final class Engine implements ScenarioRun {
        private final AlertEngine engine;
        private final Map<String, List<String>> outcomes = new HashMap<>();

        Engine(AlertState state) {
            engine = new AlertEngine(
                    state,
                    CountryCodes::englishName,
                    Duration.ofDays(30),
                    (watch, country, article, outcome) -> outcomes.computeIfAbsent(
                                    article.articleId(), a -> new ArrayList<>())
                            .add(outcome.name()));
        }

        @Override
        public List<Alert> watches(Collection<Watch> all) {
            return engine.watches(all);
        }

        @Override
        public List<Alert> article(EnrichedArticle article) {
            return engine.sighting(Sightings.of(article));
        }

        @Override
        public List<Alert> action(AlertAction action) {
            return engine.action(action);
        }

        @Override
        public void feed(FeedStatus status) {
            engine.feed(status);
        }
    }
}
