package dateline.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.story.Publishers;
import dateline.contract.record.Annotation;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.topic.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void restart_keepsTheStories() {
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            articles.add(article("v" + i, "Volcano Sarubi erupts, day " + i));
            articles.add(article("b" + i, "Marovia central bank raises rates " + i));
        }

        List<String> straight = ids(articles, 100);

        assertThat(ids(articles, 5)).isEqualTo(straight);
        assertThat(straight.stream().distinct()).hasSize(2);
    }

    @Test
    void revisionAfterARestart_staysInItsStory() {
        List<String> ids =
                ids(List.of(article("a", "Volcano Sarubi erupts"), article("a", "Marovia votes on its budget")), 1);

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    /** The story ids where the processor is made anew from its stores after every so many articles. */
    private static List<String> ids(List<EnrichedArticle> articles, int restartAfter) {
        MockProcessorContext<String, EnrichedArticle> context = new MockProcessorContext<>();
        store(context, EnrichTopology.LIVE_STORIES, Serdes.ByteArray());
        store(context, EnrichTopology.STORY_OF_ARTICLE, new JsonSerde<>(StoryOfArticle.class));
        Stories stories = null;
        for (int i = 0; i < articles.size(); i++) {
            if (i % restartAfter == 0) {
                stories = new Stories(
                        Publishers.load(),
                        Duration.ofDays(30),
                        new dateline.enrich.topology.step.EnrichMetrics(
                                new io.micrometer.core.instrument.simple.SimpleMeterRegistry()));
                stories.init(context);
            }
            stories.process(new Record<>(articles.get(i).article().id(), articles.get(i), DAY.toEpochMilli()));
        }
        return context.forwarded().stream()
                .filter(f -> f.childName().orElse("").equals(EnrichTopology.ENRICHED))
                .map(f -> f.record().value().storyId())
                .toList();
    }

    private static <V> void store(MockProcessorContext<?, ?> context, String name, Serde<V> values) {
        var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
    }

    private static EnrichedArticle article(String id, String title) {
        ArticleBuilder draft = ArticleBuilder.builder(EnrichTopologyTest.article(id, 1, "feed1", "", DAY));
        draft.title(title);
        Annotation annotation = new Annotation(
                "en",
                1,
                List.of(),
                Annotation.EntitiesStatus.NO_MODEL,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                "none");
        return new EnrichedArticle(draft.build(), annotation, "", null, null);
    }
}
