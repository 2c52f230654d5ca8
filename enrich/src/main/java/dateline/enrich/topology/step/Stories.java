package dateline.enrich.topology.step;

import dateline.annotate.story.Publishers;
import dateline.annotate.story.StoryClusterer;
import dateline.annotate.story.StoryStore;
import dateline.annotate.story.StoryTerms;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Story;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.metric.EnrichMetrics;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.Codec;
import dateline.enrich.topology.store.StagedStore;
import dateline.enrich.topology.store.StoreNames;
import dateline.enrich.topology.store.StoryOfArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Puts articles into stories. The stories in the making are in memory and, one record each, in a store, from which the
 * memory is made again when the task moves or starts anew. A revision stays in its article's story and does not count
 * again.
 */
public final class Stories implements Work<Encoded<EnrichedArticle>> {
    private final Deserializer<EnrichedArticle> articles =
            Topics.ENRICHED.value().deserializer();
    private final Stage<ClusteredArticle> stage;
    private final Publishers publishers;
    private final EnrichMetrics metrics;
    private final ArticleStore<StoryOfArticle> storyOfArticle;
    private final StoryClusterer clusterer;
    private Instant latest = Instant.MIN;

    /**
     * @param stage its surroundings
     * @param publishers whose report an article is
     * @param remember how long an article's story is known
     * @param metrics where it counts
     */
    public Stories(Stage<ClusteredArticle> stage, Publishers publishers, Duration remember, EnrichMetrics metrics) {
        this.metrics = metrics;
        this.stage = stage;
        this.publishers = publishers;
        this.storyOfArticle = new ArticleStore<>(
                StoreNames.STORY_OF_ARTICLE,
                stage.store(StoreNames.STORY_OF_ARTICLE),
                Codec.STORY,
                remember,
                stage::unreadable);
        this.clusterer = new StoryClusterer(new Kept(stage, stage.store(StoreNames.LIVE_STORIES)));
    }

    @Override
    public void handle(Record<String, Encoded<EnrichedArticle>> record) {
        EnrichedArticle enriched;
        try {
            enriched = Objects.requireNonNull(articles.deserialize(
                    Topics.ENRICHED.name(),
                    Objects.requireNonNullElse(record.value().bytes(), new byte[0])));
        } catch (SerializationException e) {
            stage.refuse(record, "not-an-annotated-article", String.valueOf(e.getMessage()));
            return;
        }
        Article article = enriched.article();
        String publisher = publishers.of(article.outlet(), article.url(), article.authors(), article.text());
        StoryTerms text = StoryTerms.of(
                article.title(), article.text(), enriched.annotation().entities());
        Story story = story(article, text, publisher);
        EnrichedArticle told = new EnrichedArticle(article, enriched.annotation(), story.id(), story, publisher);
        Encoded<EnrichedArticle> encoded = stage.encode(Topics.ENRICHED, told);
        String id = article.id() + ":" + article.revision() + ":"
                + enriched.annotation().annotator();
        stage.send(
                Outgoing.event(Topics.ENRICHED, article.id(), new ClusteredArticle(told, encoded), id, article.seen()),
                encoded.bytes());
        stage.count(metrics.sent::increment);
        if (article.seen().isAfter(latest)) {
            latest = article.seen();
        }
    }

    private Story story(Article article, StoryTerms text, String publisher) {
        StoryOfArticle before = storyOfArticle.get(article.id());
        Story story;
        if (before == null) {
            stage.memoryChanges();
            story = clusterer.assign(article.id(), text, publisher, article.published(), article.seen());
        } else {
            story = clusterer.recall(before.story());
        }
        storyOfArticle.put(article.id(), new StoryOfArticle(story, article.seen()));
        return story;
    }

    @Override
    public void tidy() {
        Deduplicate.tidy(storyOfArticle, latest, stage);
    }

    @Override
    public void probe(Instant now) {
        storyOfArticle.get(ArticleStore.RESERVED);
        stage.store(StoreNames.LIVE_STORIES).get(ArticleStore.RESERVED);
    }

    /** The store of stories in the making. */
    private record Kept(Stage<?> stage, StagedStore store) implements StoryStore {
        @Override
        public void forEach(Reader reader) {
            store.forEach((id, story) -> read(reader, id, story));
        }

        private void read(Reader reader, String id, byte[] story) {
            try {
                reader.story(id, story);
            } catch (RuntimeException e) {
                stage.unreadable(StoreNames.LIVE_STORIES, id, story, e);
                store.delete(id);
            }
        }

        @Override
        public void put(String id, byte[] story) {
            store.put(id, story);
        }

        @Override
        public void delete(String id) {
            store.delete(id);
        }
    }
}
