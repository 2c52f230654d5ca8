package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static dateline.enrich.topology.EnrichDriver.article;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Story;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles are put into stories on their way. */
class StoriesTest {
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
    void articlesOfOneStory_shareItsId_andItsPublishersAreCounted() {
        driver.send(titled("a", 1, "Volcano Sarubi erupts on Kelang", "https://www.mirror.co.uk/1", DAY));
        driver.send(titled("b", 1, "Sarubi volcano erupts, Kelang evacuated", "https://www.walesonline.co.uk/1", DAY));
        driver.send(titled("c", 1, "Kelang: volcano Sarubi erupts, says ML", "https://news.example.org/1", DAY));

        List<EnrichedArticle> enriched = driver.values(Topics.ENRICHED);
        assertThat(enriched.stream().map(EnrichedArticle::storyId).distinct()).hasSize(1);
        assertThat(enriched.get(2).publisher()).isEqualTo("example.org");
        assertThat(enriched.get(2).story())
                .isEqualTo(new Story(enriched.get(0).storyId(), DAY, 3, List.of("Reach", "example.org")));
        assertThat(driver.values(Topics.MENTIONS)).singleElement().satisfies(m -> {
            assertThat(m.storyId()).isEqualTo(enriched.get(0).storyId());
            assertThat(m.publisher()).isEqualTo("example.org");
            assertThat(m.storyPublishers()).isEqualTo(2);
            assertThat(m.about()).isFalse();
            assertThat(m.entities()).isEmpty();
        });
    }

    @Test
    void revision_staysInItsStory_andDoesNotCountAgain() {
        driver.send(titled("a", 1, "Volcano Sarubi erupts on Kelang", "https://example.org/1", DAY));
        driver.send(titled("a", 2, "Parliament of Marovia votes on budget", "https://example.org/1", DAY));

        List<EnrichedArticle> enriched = driver.values(Topics.ENRICHED);
        assertThat(enriched.get(1).story()).isEqualTo(enriched.get(0).story());
    }

    @Test
    void replay_givesTheSameStories(@TempDir Path other) {
        List<Article> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(titled("v" + i, 1, "Volcano Sarubi erupts, day " + i, "https://example.org/v" + i, DAY));
            all.add(titled("b" + i, 1, "Marovia central bank raises rates " + i, "https://example.org/b" + i, DAY));
        }
        all.forEach(driver::send);
        List<String> first = storyIds();

        driver.close();
        driver = new EnrichDriver(other, Map.of());
        all.forEach(driver::send);

        assertThat(storyIds()).isEqualTo(first);
        assertThat(first.stream().distinct()).hasSize(2);
    }

    @Test
    void endedStories_leaveTheStore() {
        driver.send(titled("a", 1, "Volcano Sarubi erupts on Kelang", "https://example.org/1", DAY));
        driver.send(
                titled("b", 1, "Ferry sinks off Port Lumen", "https://example.org/2", DAY.plus(Duration.ofDays(40))));
        driver.send(
                titled("c", 1, "Marovia votes on its budget", "https://example.org/3", DAY.plus(Duration.ofDays(41))));

        assertThat(keys(StoreNames.LIVE_STORIES)).hasSize(2);
        assertThat(keys(StoreNames.STORY_OF_ARTICLE)).containsExactly("b", "c");
    }

    private List<String> storyIds() {
        return driver.values(Topics.ENRICHED).stream()
                .map(EnrichedArticle::storyId)
                .toList();
    }

    private List<String> keys(String store) {
        List<String> keys = new ArrayList<>();
        try (var all = driver.store(store).all()) {
            all.forEachRemaining(e -> keys.add(e.key));
        }
        keys.removeIf(key -> key.startsWith(ArticleStore.RESERVED));
        return keys;
    }

    private static Article titled(String id, int revision, String title, String url, Instant seen) {
        ArticleBuilder draft = ArticleBuilder.builder(article(id, revision, "feed1", title, seen));
        draft.title(title);
        draft.url(url);
        return draft.build();
    }
}
