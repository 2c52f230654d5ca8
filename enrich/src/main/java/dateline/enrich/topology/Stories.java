package dateline.enrich.topology;

import dateline.annotate.story.Publishers;
import dateline.annotate.story.StoryClusterer;
import dateline.annotate.story.StoryStore;
import dateline.annotate.story.StoryTerms;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Story;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.step.EnrichMetrics;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Puts articles into stories. The stories in the making are in memory and, one record each, in a store, from which the
 * memory is made again when the task moves or starts anew. A revision stays in its article's story and does not count
 * again.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Stories implements Processor<String, EnrichedArticle, String, EnrichedArticle> {
    private static final Duration SWEEP = Duration.ofHours(1);

    private final Publishers publishers;
    private final Duration remember;
    private final EnrichMetrics metrics;
    private ProcessorContext<String, EnrichedArticle> context;
    private KeyValueStore<String, StoryOfArticle> storyOfArticle;
    private StoryClusterer clusterer;

    Stories(Publishers publishers, Duration remember, EnrichMetrics metrics) {
        this.metrics = metrics;
        this.publishers = publishers;
        this.remember = remember;
    }

    @Override
    public void init(ProcessorContext<String, EnrichedArticle> context) {
        this.context = context;
        this.storyOfArticle = context.getStateStore(EnrichTopology.STORY_OF_ARTICLE);
        this.clusterer = new StoryClusterer(new Kept(context.getStateStore(EnrichTopology.LIVE_STORIES)));
        context.schedule(
                SWEEP,
                PunctuationType.STREAM_TIME,
                now -> forget(Instant.ofEpochMilli(now).minus(remember)));
    }

    @Override
    public void process(Record<String, EnrichedArticle> record) {
        EnrichedArticle enriched = record.value();
        Article article = enriched.article();
        String publisher = publishers.of(article.outlet(), article.url(), article.authors(), article.text());
        Story story = story(enriched, publisher);
        Record<String, EnrichedArticle> out = Outgoing.event(
                Topics.ENRICHED,
                article.id(),
                new EnrichedArticle(article, enriched.annotation(), story.id(), story, publisher),
                article.id() + ":" + article.revision() + ":"
                        + enriched.annotation().annotator(),
                article.seen());
        metrics.sent.increment();
        context.forward(out, EnrichTopology.ENRICHED);
        context.forward(out, EnrichTopology.MENTIONS);
        context.forward(out, EnrichTopology.ALERTS_RULE);
    }

    private Story story(EnrichedArticle enriched, String publisher) {
        Article article = enriched.article();
        StoryOfArticle before = storyOfArticle.get(article.id());
        Story story = before == null
                ? clusterer.assign(
                        article.id(),
                        StoryTerms.of(
                                article.title(),
                                article.text(),
                                enriched.annotation().entities()),
                        publisher,
                        article.published(),
                        article.seen())
                : clusterer.recall(before.story());
        storyOfArticle.put(article.id(), new StoryOfArticle(story, article.seen()));
        return story;
    }

    private void forget(Instant before) {
        try (KeyValueIterator<String, StoryOfArticle> all = storyOfArticle.all()) {
            while (all.hasNext()) {
                KeyValue<String, StoryOfArticle> entry = all.next();
                if (entry.value.seen().isBefore(before)) {
                    storyOfArticle.delete(entry.key);
                }
            }
        }
    }

    /** The store of stories in the making. */
    private record Kept(KeyValueStore<String, byte[]> store) implements StoryStore {
        @Override
        public void forEach(Reader reader) {
            try (KeyValueIterator<String, byte[]> all = store.all()) {
                all.forEachRemaining(e -> reader.story(e.key, e.value));
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
