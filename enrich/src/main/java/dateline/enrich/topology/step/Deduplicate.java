package dateline.enrich.topology.step;

import dateline.contract.record.Article;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.metric.EnrichMetrics;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.Codec;
import dateline.enrich.topology.store.Known;
import dateline.enrich.topology.store.StoreNames;
import dateline.runtime.watch.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Lets an article through when its text is new: the first record of an id, and each higher revision from the same feed.
 * The same article from another feed, and whatever was there before, is a duplicate. Record keys are article ids, so all
 * records of an article meet in one task.
 */
public final class Deduplicate implements Work<Encoded<Article>> {
    private final Deserializer<Article> articles = Topics.ARTICLES.value().deserializer();
    private final Stage<Article> stage;
    private final EnrichMetrics metrics;
    private final ArticleStore<Known> known;
    private Instant latest = Instant.MIN;

    /**
     * @param stage its surroundings
     * @param metrics where it counts
     * @param remember how long an article is known
     */
    public Deduplicate(Stage<Article> stage, EnrichMetrics metrics, Duration remember) {
        this.stage = stage;
        this.metrics = metrics;
        this.known = new ArticleStore<>(
                StoreNames.KNOWN_ARTICLES,
                stage.store(StoreNames.KNOWN_ARTICLES),
                Codec.KNOWN,
                remember,
                stage::unreadable);
    }

    @Override
    public void handle(Record<String, Encoded<Article>> record) {
        metrics.received.increment();
        Article article;
        try {
            article = decode(record.value().bytes());
        } catch (SerializationException e) {
            stage.refuse(record, "not-an-article", String.valueOf(e.getMessage()));
            return;
        }
        if (article.seen().isAfter(latest)) {
            latest = article.seen();
        }
        Known before = known.get(article.id());
        if (before != null && isDuplicate(article, before)) {
            known.put(article.id(), before.withDuplicate());
            stage.count(metrics.duplicates::increment);
            return;
        }
        known.put(
                article.id(),
                before == null
                        ? new Known(article.feedId(), article.revision(), article.seen(), 0)
                        : before.withRevision(article.revision(), article.seen()));
        stage.send(record.withValue(article));
    }

    private Article decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new SerializationException(
                    "a record without a value; articles are withdrawn by a record that says so");
        }
        Article article = articles.deserialize(Topics.ARTICLES.name(), bytes);
        if (article.id().startsWith(ArticleStore.RESERVED)) {
            throw new SerializationException("an id may not begin with U+0001");
        }
        for (Instant time : List.of(article.published(), article.firstSeen(), article.seen())) {
            if (!Times.canBeKept(time)) {
                throw new SerializationException("the time " + time + " is not between 1970 and 9999");
            }
        }
        if (Outgoing.isAhead(stage.now(), article.seen())) {
            throw new SerializationException(
                    "it was seen at " + article.seen() + ", which is still to come: the clock of"
                            + " whoever read the feed, or of this machine, is wrong");
        }
        return article;
    }

    private static boolean isDuplicate(Article article, Known before) {
        return !before.feedId().equals(article.feedId()) || before.revision() >= article.revision();
    }

    @Override
    public void tidy() {
        tidy(known, latest, stage);
    }

    static void tidy(ArticleStore<?> store, Instant latest, Stage<?> stage) {
        if (!latest.equals(Instant.MIN)) {
            stage.memoryChanges();
            store.tidy(latest);
        }
    }

    @Override
    public void probe(Instant now) {
        known.probe(now);
    }
}
