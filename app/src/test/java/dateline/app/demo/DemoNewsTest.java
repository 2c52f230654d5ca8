package dateline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.demo.outlet.Edition;
import dateline.app.demo.outlet.FeedFormat;
import dateline.app.demo.outlet.Item;
import dateline.app.demo.outlet.Outlet;
import dateline.app.demo.outlet.Outlet.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoNewsTest {
    private final DemoNews news = DemoNews.load();
    private final Collection<Outlet> outlets = news.outlets();
    private final Expected expected = Expected.of(news, "http://127.0.0.1:1");

    @Test
    void sample_isLargeAndVaried() {
        Set<String> languages = new HashSet<>();
        outlets.forEach(o -> o.items().forEach(i -> languages.add(i.language() == null ? o.language() : i.language())));
        assertThat(outlets).hasSizeGreaterThanOrEqualTo(9);
        assertThat(outlets).extracting(Outlet::format).contains(FeedFormat.values());
        assertThat(expected.articles()).hasSizeGreaterThanOrEqualTo(90);
        assertThat(expected.countries()).hasSizeGreaterThanOrEqualTo(45);
        assertThat(languages)
                .contains("fr", "de", "es-AR", "pt-PT", "ar", "he", "ru", "tr", "hi", "zh")
                .hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void sample_hasCorrectionsAndDuplicates() {
        assertThat(expected.articles().stream().filter(a -> a.revision() > 1)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(expected.articles().stream().filter(a -> a.revision() > 2)).isNotEmpty();
        assertThat(expected.duplicates()).isGreaterThanOrEqualTo(5);
        assertThat(expected.deadLetters()).isEqualTo(1);
    }

    @Test
    void countries_standLiterallyInEnglishText() {
        Timetable times = new Timetable(Instant.EPOCH, Duration.ofSeconds(60));
        for (Outlet outlet : outlets) {
            for (Edition.Entry entry :
                    news.edition(outlet, outlet.lastPhase(), times).entries()) {
                Item item = entry.item();
                String text = (item.title() + " " + item.summary() + " " + item.body()).replaceAll("\\s+", " ");
                assertThat(item.countries().values())
                        .as(item.id())
                        .allMatch(name -> Pattern.compile("\\b" + name + "\\b")
                                .matcher(text)
                                .find());
                assertThat(item.countries().isEmpty()
                                || String.valueOf(outlet.language()).startsWith("en"))
                        .as(item.id())
                        .isTrue();
            }
        }
    }

    @Test
    void bodies_areLongEnoughToSaySomething() {
        for (Outlet outlet : outlets) {
            outlet.items().stream()
                    .filter(item -> item.copyOf() == null && !"zh".equals(item.language()))
                    .forEach(item ->
                            assertThat(item.body().split("\\s+")).as(item.id()).hasSizeBetween(60, 200));
        }
    }

    @Test
    void phases_ascend_andWhatTheyDependOnComesEarlier() {
        for (Outlet outlet : outlets) {
            assertThat(outlet.phases().getFirst()).isEqualTo(new Phase(0, List.of(), 0, false));
            for (int p = 1; p <= outlet.lastPhase(); p++) {
                double at = outlet.phases().get(p).at();
                assertThat(at)
                        .isBetween(0.0, 1.0)
                        .isGreaterThan(outlet.phases().get(p - 1).at());
                assertThat(news.dependencies(outlet, p)).allMatch(d -> phase(d).at() < at);
            }
            assertThat(news.dependencies(outlet, 0)).isEmpty();
        }
    }

    @Test
    void items_lieWithinThePhases_correctionsAfterThem() {
        for (Outlet outlet : outlets) {
            assertThat(outlet.items()).extracting(Item::id).doesNotHaveDuplicates();
            assertThat(outlet.items().size()).isLessThanOrEqualTo(DemoNews.MAX_ENTRIES);
            for (Item item : outlet.items()) {
                List<Integer> phases = new ArrayList<>(List.of(item.phase()));
                item.corrections().forEach(c -> phases.add(c.phase()));
                assertThat(phases).isSorted().doesNotHaveDuplicates().allMatch(p -> p >= 0 && p <= outlet.lastPhase());
                assertThat(item.minutesAgo()).isBetween(0, 24 * 60 - 1);
            }
        }
    }

    @Test
    void everyPhase_bringsSomething_oftenEnough() {
        List<Double> times = outlets.stream()
                .flatMap(o -> o.phases().stream())
                .map(Phase::at)
                .distinct()
                .sorted()
                .toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isLessThan(0.1);
        }
        for (Outlet outlet : outlets) {
            for (int p = 0; p <= outlet.lastPhase(); p++) {
                int phase = p;
                assertThat(outlet.items().stream()
                                .flatMap(i -> Stream.concat(
                                        Stream.of(i.phase()),
                                        i.corrections().stream().map(Item.Correction::phase))))
                        .as(outlet.name() + ":" + p)
                        .contains(phase);
            }
        }
    }

    @Test
    void addresses_areUniqueButForCopies() {
        assertThat(expected.articles().stream()
                        .map(Expected.FinalArticle::canonicalUrl)
                        .filter(url -> url != null))
                .doesNotHaveDuplicates()
                .allMatch(url -> url.contains(".example/"));
        assertThat(expected.articles())
                .filteredOn(a -> a.canonicalUrl() == null)
                .hasSize(2);
        assertThat(expected.articles())
                .filteredOn(a -> a.canonicalUrl() == null && a.guid() == null)
                .hasSize(1);
    }

    private Phase phase(String dependency) {
        String[] parts = dependency.split(":");
        Outlet outlet = news.outlet(parts[0]);
        assertThat(outlet).as(dependency).isNotNull();
        return outlet.phases().get(Integer.parseInt(parts[1]));
    }
}
