package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Canary;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.StoreNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A canary comes out only where an article would, and leaves nothing behind. */
class CanariesTest {
    private EnrichDriver driver;

    @BeforeEach
    void start(@TempDir Path state) {
        driver = new EnrichDriver(state, Map.of());
        driver.watch();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void oneAMinute_comesOutAsDocumented() {
        driver.driver.advanceWallClockTime(Duration.ofSeconds(65));
        driver.driver.advanceWallClockTime(Duration.ofSeconds(30));
        driver.driver.advanceWallClockTime(Duration.ofSeconds(30));

        List<TestRecord<String, Canary>> out = driver.read(Topics.CANARY);
        assertThat(out).hasSize(2);
        assertThat(out.getFirst().key()).isEqualTo("0");
        assertThat(out.getFirst().value().partition()).isZero();
        assertThat(out.getFirst().getRecordTime())
                .isEqualTo(out.getFirst().value().startedAt());
        assertThat(out.getFirst().headers()).isEmpty();
    }

    @Test
    void nothingOfIt_reachesAPublicTopic_aCountOrWhatIsKept() {
        driver.send(EnrichDriver.article("a", 1, "f", "about ML", DAY));
        Topics.published().forEach(topic -> driver.raw(topic));
        List<String> kept = kept();
        double received = driver.count("received");

        driver.driver.advanceWallClockTime(Duration.ofMinutes(10));

        assertThat(driver.read(Topics.CANARY)).isNotEmpty();
        assertThat(Topics.published())
                .allSatisfy(topic -> assertThat(driver.raw(topic)).isEmpty());
        assertThat(kept()).isEqualTo(kept);
        assertThat(driver.count("received")).isEqualTo(received);
        assertThat(driver.count("sent")).isEqualTo(1);
        assertThat(driver.count("decisions")).isEqualTo(1);
    }

    /** What is kept, but for the probe of the first store. */
    private List<String> kept() {
        List<String> names = new ArrayList<>(StoreNames.ALERTS);
        names.addAll(List.of(
                StoreNames.KNOWN_ARTICLES, StoreNames.LIVE_STORIES, StoreNames.STORY_OF_ARTICLE, StoreNames.MENTIONED));
        List<String> all = new ArrayList<>();
        for (String name : names) {
            try (var entries = driver.store(name).all()) {
                entries.forEachRemaining(
                        e -> all.add(name + " " + e.key + " " + new String(e.value, StandardCharsets.ISO_8859_1)));
            }
        }
        all.removeIf(entry -> entry.startsWith(StoreNames.KNOWN_ARTICLES + " " + ArticleStore.RESERVED + "probe"));
        return all;
    }

    @Test
    void streamTime_isNotMovedByIt() {
        driver.send(EnrichDriver.article("a", 1, "f", "about ML", DAY));
        driver.driver.advanceWallClockTime(Duration.ofDays(60));
        driver.send(EnrichDriver.article("b", 1, "f", "about NE", DAY.plusSeconds(1)));

        assertThat(driver.store(StoreNames.KNOWN_ARTICLES).get("a")).isNotNull();
        assertThat(driver.store(StoreNames.MENTIONED).get("a")).isNotNull();
    }

    @Test
    void storeThatCannotBeRead_keepsItFromComingOut() {
        driver.driver.advanceWallClockTime(Duration.ofSeconds(65));
        assertThat(driver.read(Topics.CANARY)).hasSize(1);
        driver.store(StoreNames.KNOWN_ARTICLES).put(ArticleStore.RESERVED + "probe", new byte[] {1});

        driver.driver.advanceWallClockTime(Duration.ofSeconds(65));

        assertThat(driver.read(Topics.CANARY)).isEmpty();
        assertThat(driver.count("canaries-lost")).isEqualTo(1);
    }

    @Test
    void watchesThatAreKnownAndNotAsked_areAsked_andThatIsTold() {
        driver.send(EnrichDriver.article("a", 1, "f", "about nothing", DAY));
        var watch = driver.driver.<String, dateline.contract.record.Watch>getKeyValueStore(StoreNames.WATCHES);
        var kept = watch.get("default");
        driver.pipe(Topics.WATCHES.name(), "default", null, DAY);
        driver.send(EnrichDriver.article("b", 1, "f", "about nothing", DAY));
        assertThat(driver.meters.get("dateline.enrich.watches").gauge().value()).isZero();

        watch.put("default", kept); // and nobody is told
        driver.driver.advanceWallClockTime(Duration.ofSeconds(65));

        assertThat(driver.meters.get("dateline.enrich.watches").gauge().value()).isEqualTo(1);
        assertThat(driver.count("watches-healed")).isEqualTo(1);
        driver.send(EnrichDriver.article("c", 1, "f", "about ML", DAY.plusSeconds(70)));
        assertThat(driver.values(Topics.ALERTS)).hasSize(1);
    }
}
