package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Watch;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.Topics;
import dateline.enrich.alert.AlertSamples;
import dateline.enrich.topology.step.RefusedByBroker;
import dateline.enrich.topology.store.StoreNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a record or with what is kept, it is put aside and the stream goes on. */
class BrokenRecordsTest {
    private static final byte[] GARBAGE = "garbage".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path state;

    @Test
    void recordThatBreaksTheAlerts_isPutAsideThere_andTheArticleStays() {
        try (EnrichDriver driver = driver(
                code -> {
                    throw new IllegalStateException("no name of " + code);
                },
                "BO")) {
            driver.watch();
            driver.send(article("a", "about BO", DAY));
            driver.send(article("b", "about ML", DAY));

            assertThat(reasons(driver)).containsExactly("watch-failed");
            assertThat(driver.values(Topics.ENRICHED)).hasSize(2);
            assertThat(driver.values(Topics.ALERTS)).extracting(Alert::country).containsExactly("ML");
        }
    }

    /** As one that another version let through, or that a gap in the checks lets through. */
    @Test
    void watchThatBreaksTheEngine_isNotAsked_andTheOthersAre() {
        try (EnrichDriver driver = new EnrichDriver(state, Reviving.SETTING)) {
            Watch broken = AlertSamples.watch("broken", DAY).since(Instant.MAX).build();
            driver.driver.<String, Watch>getKeyValueStore(StoreNames.WATCHES).put("broken", broken);
            driver.watch();
            driver.send(article("a", "about ML", DAY));
            driver.send(article("b", "about BO", DAY.plusSeconds(1)));

            assertThat(reasons(driver)).isEmpty();
            assertThat(driver.values(Topics.ALERTS)).extracting(Alert::country).containsExactly("ML", "BO");
            assertThat(driver.gauge("watches")).isEqualTo(1);
            assertThat(driver.gauge("watches-unusable")).isEqualTo(1);
            assertThat(driver.count("watches-healed")).isZero();

            driver.driver.advanceWallClockTime(Duration.ofSeconds(65));
            assertThat(driver.values(Topics.CANARY)).isNotEmpty();
        }
    }

    @Test
    void whatIsNoAnnotatedArticle_isPutAside_betweenTheTasks() {
        try (EnrichDriver driver = new EnrichDriver(state, Map.of())) {
            driver.pipe(EnrichTopology.ANNOTATED.name(), "x", GARBAGE, DAY);
            driver.send(article("b", "about ML", DAY));

            List<TestRecord<String, byte[]>> letters = driver.read(Topics.DEAD_LETTERS);
            assertThat(letters).extracting(TestRecord::value).containsExactly(GARBAGE);
            assertThat(driver.values(Topics.ENRICHED)).hasSize(1);
        }
    }

    @Test
    void alertThatFallsDueAndBreaks_isNotActedOnForEver() {
        try (EnrichDriver driver = new EnrichDriver(state, Reviving.SETTING)) {
            driver.watch();
            driver.send(article("a", "about BO", DAY));
            String id = driver.values(Topics.ALERTS).getFirst().id();
            String kept = new String(driver.store(StoreNames.TRACKED_ALERTS).get(id), StandardCharsets.UTF_8);
            String spoilt = kept.replaceFirst("\"parts\":\\[", "\"parts\":[null,");
            assertThat(spoilt).isNotEqualTo(kept);
            driver.store(StoreNames.TRACKED_ALERTS).put(id, spoilt.getBytes(StandardCharsets.UTF_8));

            driver.send(article("b", "about ML", DAY.plus(Duration.ofDays(20))));
            driver.send(article("c", "about KE", DAY.plus(Duration.ofDays(21))));

            assertThat(driver.values(Topics.ALERTS)).extracting(Alert::country).contains("KE");
            assertThat(reasons(driver)).contains("unreadable-entry");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                StoreNames.KNOWN_ARTICLES,
                StoreNames.STORY_OF_ARTICLE,
                StoreNames.MENTIONED,
                StoreNames.TRACKED_ALERTS,
                StoreNames.ALERT_ARTICLES,
                StoreNames.ALERT_MEMORIES,
                StoreNames.ALERT_DESK
            })
    void keptEntriesThatCannotBeDecoded_alsoAtTheStart_arePutAside(String store) {
        try (EnrichDriver driver = new EnrichDriver(state, Reviving.SETTING)) {
            driver.watch();
            driver.send(article("a", "about ML", DAY));
            assertThat(driver.values(Topics.ALERTS)).hasSize(1);
            spoil(driver, store);

            driver.send(article("a", 2, "about ML and NE", DAY.plusSeconds(1)));
            driver.send(article("b", "about BO and ML", DAY.plusSeconds(2)));

            assertThat(driver.values(Topics.ENRICHED))
                    .extracting(e -> e.article().id())
                    .containsExactly("a", "a", "b");
            assertThat(driver.values(Topics.ALERTS))
                    .flatExtracting(BrokenRecordsTest::countries)
                    .contains("BO");
            assertThat(driver.read(Topics.DEAD_LETTERS)).isNotEmpty().allSatisfy(letter -> {
                assertThat(CloudEvents.get(letter.headers(), "dateline_reason")).isEqualTo("unreadable-entry");
                assertThat(CloudEvents.get(letter.headers(), "dateline_source")).isEqualTo("store " + store);
                assertThat(letter.value()).isEqualTo(GARBAGE);
            });
            assertThat(driver.count("unreadable-entries")).isPositive();
        }
    }

    /** The clusterer ends them and says so in the log. */
    @Test
    void storiesThatCannotBeDecoded_end() {
        try (EnrichDriver driver = new EnrichDriver(state, Reviving.SETTING)) {
            driver.send(article("a", "about ML", DAY));
            spoil(driver, StoreNames.LIVE_STORIES);
            driver.send(article("b", "about ML", DAY.plusSeconds(2)));

            assertThat(driver.values(Topics.ENRICHED)).hasSize(2);
        }
    }

    private static List<String> countries(Alert alert) {
        return Stream.concat(
                        Stream.of(alert.country()),
                        alert.entries() == null
                                ? Stream.empty()
                                : alert.entries().stream().map(Alert.Entry::country))
                .toList();
    }

    private static void spoil(EnrichDriver driver, String name) {
        List<String> keys = new ArrayList<>();
        try (var all = driver.store(name).all()) {
            all.forEachRemaining(e -> keys.add(e.key));
        }
        keys.removeIf(key -> key.startsWith("story/"));
        assertThat(keys).isNotEmpty();
        keys.forEach(key -> driver.store(name).put(key, GARBAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateline.enriched", "dateline.alerts", "dateline-enrich-stories-repartition"})
    void whatABrokerDoesNotTake_isADeadLetterOnceItIsKnown(String topic) {
        try (EnrichDriver driver = new EnrichDriver(state, Map.of())) {
            refuse(driver, topic, 500);
            driver.watch();
            driver.send(article("a", "about ML " + "x".repeat(2_000), DAY));
            driver.send(article("b", "about BO", DAY));

            assertThat(reasons(driver)).contains("too-large");
        }
    }

    @Test
    void deadLettersThatAreNotTakenEither_areLeftBehind() {
        try (EnrichDriver driver = new EnrichDriver(state, Map.of())) {
            refuse(driver, Topics.DEAD_LETTERS.name(), 16_000);
            driver.pipe(Topics.ARTICLES.name(), "x", new byte[100_000], DAY);
            assertThat(driver.read(Topics.DEAD_LETTERS))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value()).hasSizeLessThan(8_000));

            refuse(driver, Topics.DEAD_LETTERS.name(), 2_000);
            driver.pipe(Topics.ARTICLES.name(), "y", new byte[100_000], DAY);
            driver.send(article("b", "about BO", DAY));
            assertThat(driver.read(Topics.DEAD_LETTERS)).isEmpty();
            assertThat(driver.values(Topics.ENRICHED))
                    .extracting(EnrichedArticle::article)
                    .extracting(Article::id)
                    .containsExactly("b");
        }
    }

    /** Tells the topology what its producer would tell it. */
    private static void refuse(EnrichDriver driver, String topic, int bytes) {
        RefusedByBroker handler = new RefusedByBroker();
        handler.configure(Map.of(RefusedByBroker.LIMITS, driver.limits()));
        handler.handleError(null, new ProducerRecord<>(topic, new byte[bytes]), new RecordTooLargeException());
    }

    private EnrichDriver driver(java.util.function.UnaryOperator<String> broken, String country) {
        return new EnrichDriver(
                state,
                Map.of(),
                code -> code.equals(country) ? broken.apply(code) : "Country " + code,
                name -> persistentKeyValueStore(name));
    }

    private static List<String> reasons(EnrichDriver driver) {
        return driver.read(Topics.DEAD_LETTERS).stream()
                .map(r -> CloudEvents.get(r.headers(), "dateline_reason"))
                .toList();
    }

    private static Article article(String id, String text, Instant seen) {
        return article(id, 1, text, seen);
    }

    private static Article article(String id, int revision, String text, Instant seen) {
        return EnrichDriver.article(id, revision, "f", text, seen);
    }
}
