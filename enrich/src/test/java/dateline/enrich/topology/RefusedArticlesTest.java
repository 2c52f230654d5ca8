package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static dateline.enrich.topology.EnrichDriver.article;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no article, or none that can be sent on, becomes a dead letter and stops nothing. */
class RefusedArticlesTest {
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
    void articleThatIsTooLargeWithItsAnnotation_isADeadLetter_andTheNextGoesOn() {
        driver.send(article("a", 1, "f", "\0".repeat(Topics.MAX_RECORD_BYTES / 6), DAY));
        driver.send(article("b", 1, "f", "about NE", DAY));

        assertThat(driver.values(Topics.ENRICHED))
                .extracting(e -> e.article().id())
                .containsExactly("b");
        assertThat(driver.count("dead-lettered")).isEqualTo(1);
    }

    @Test
    void articleFromTheFuture_isPutAside_andMovesNoClock() {
        driver.give(article("ahead", 1, "feed1", "about KE", DAY.plus(Duration.ofMinutes(31))));
        driver.give(article("nearly", 1, "feed1", "about ML", DAY.plus(Duration.ofMinutes(29))));

        assertThat(driver.read(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("ahead");
            assertThat(CloudEvents.get(letter.headers(), "dateline_reason")).isEqualTo("not-an-article");
        });
        assertThat(driver.values(Topics.ENRICHED)).hasSize(1);
    }

    @Test
    void whatIsNoArticle_becomesADeadLetter_andStopsNothing() {
        byte[] bytes = "{\"id\":".getBytes(StandardCharsets.UTF_8);
        driver.pipe(Topics.ARTICLES.name(), "broken", bytes, DAY);
        driver.pipe(Topics.ARTICLES.name(), "none", null, DAY);
        driver.send(article("boom", 1, "feed1", "throw", DAY));
        driver.send(article("a", 1, "feed1", "about ML", DAY));

        List<TestRecord<String, byte[]>> letters = driver.read(Topics.DEAD_LETTERS);
        assertThat(letters).extracting(TestRecord::key).containsExactly("broken", "none", "boom");
        assertThat(letters.get(0).value()).isEqualTo(bytes);
        assertThat(letters)
                .extracting(r -> CloudEvents.get(r.headers(), "dateline_reason"))
                .containsExactly("not-an-article", "not-an-article", "annotator-failed");
        assertThat(new JsonSerde<>(Article.class).decode(letters.get(2).value()).id())
                .isEqualTo("boom");
        assertThat(driver.values(Topics.ENRICHED)).hasSize(1);
        assertThat(driver.count("received"))
                .isEqualTo(driver.count("sent") + driver.count("duplicate") + driver.count("dead-lettered"));
    }

    @Test
    void timeThatNoCalendarHas_becomesADeadLetter_andStopsNothing() {
        ArticleBuilder far = ArticleBuilder.builder(article("far", 1, "feed1", "about ML", DAY));
        far.published(Instant.MAX);
        driver.pipe(Topics.ARTICLES.name(), "far", new JsonSerde<>(Article.class).encode(far.build()), DAY);
        far.published(DAY);
        far.seen(Instant.MIN);
        driver.pipe(Topics.ARTICLES.name(), "far", new JsonSerde<>(Article.class).encode(far.build()), DAY);
        driver.send(article("a", 1, "feed1", "about ML", DAY));

        assertThat(driver.read(Topics.DEAD_LETTERS)).extracting(TestRecord::key).containsExactly("far", "far");
        assertThat(driver.values(Topics.ENRICHED)).hasSize(1);
    }
}
