package dateline.enrich.topology;

import dateline.contract.record.Article;
import dateline.contract.topic.Topics;
import dateline.contract.watch.Times;
import dateline.enrich.topology.step.EnrichMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets an article through when its text is new: the first record of an id, and each higher revision from the same feed.
 * The same article from another feed, and whatever was there before, is a duplicate. Record keys are article ids, so all
 * records of an article meet in one task.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Deduplicate implements Processor<String, byte[], String, Object> {
    private static final Duration SWEEP = Duration.ofHours(1);

    private final Deserializer<Article> articles = Topics.ARTICLES.value().deserializer();
    private final EnrichMetrics metrics;
    private final Duration remember;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<String, Known> known;

    Deduplicate(EnrichMetrics metrics, Duration remember) {
        this.metrics = metrics;
        this.remember = remember;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        this.known = context.getStateStore(EnrichTopology.KNOWN_ARTICLES);
        context.schedule(
                SWEEP,
                PunctuationType.STREAM_TIME,
                now -> forget(Instant.ofEpochMilli(now).minus(remember)));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        metrics.received.increment();
        Article article;
        try {
            article = decode(record.value());
        } catch (SerializationException e) {
            metrics.deadLettered.increment();
            context.forward(
                    Outgoing.deadLetter(context, record, "not-an-article", String.valueOf(e.getMessage())),
                    EnrichTopology.DEAD_LETTERS);
            return;
        }
        Known before = known.get(article.id());
        if (before != null && isDuplicate(article, before)) {
            metrics.duplicates.increment();
            known.put(article.id(), before.withDuplicate());
            return;
        }
        known.put(
                article.id(),
                before == null
                        ? new Known(article.feedId(), article.revision(), article.seen(), 0)
                        : before.withRevision(article.revision(), article.seen()));
        context.forward(record.withValue(new Fresh(article, record.value())), EnrichTopology.ANNOTATE);
    }

    private Article decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new SerializationException(
                    "a record without a value; articles are withdrawn by a record that says so");
        }
        Article article = articles.deserialize(Topics.ARTICLES.name(), bytes);
        for (Instant time : List.of(article.published(), article.firstSeen(), article.seen())) {
            if (!Times.canBeKept(time)) {
                throw new SerializationException("the time " + time + " is not between 1970 and 9999");
            }
        }
        if (Outgoing.isAhead(context, article.seen())) {
            throw new SerializationException(
                    "it was seen at " + article.seen() + ", which is still to come: the clock of"
                            + " whoever read the feed, or of this machine, is wrong");
        }
        return article;
    }

    private static boolean isDuplicate(Article article, Known before) {
        return !before.feedId().equals(article.feedId()) || before.revision() >= article.revision();
    }

    private void forget(Instant before) {
        try (KeyValueIterator<String, Known> all = known.all()) {
            while (all.hasNext()) {
                KeyValue<String, Known> entry = all.next();
                if (entry.value.seen().isBefore(before)) {
                    known.delete(entry.key);
                }
            }
        }
    }
}
