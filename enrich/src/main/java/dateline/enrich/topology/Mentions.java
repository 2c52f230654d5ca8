package dateline.enrich.topology;

import dateline.contract.Annotation;
import dateline.contract.Article;
import dateline.contract.Country;
import dateline.contract.EnrichedArticle;
import dateline.contract.Entity;
import dateline.contract.KeyEntity;
import dateline.contract.Mention;
import dateline.contract.TopicScore;
import dateline.contract.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes one record for each country of an article, keyed by the country, so that all of a country's meet in one task. An
 * article that was taken back mentions nothing any more.
 */
final class Mentions extends ContextualProcessor<String, EnrichedArticle, String, Mention> {
    private static final int EVIDENCE = 3;
    private static final int ENTITIES = 10;

    private final EnrichMetrics metrics;

    Mentions(EnrichMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Record<String, EnrichedArticle> record) {
        EnrichedArticle enriched = record.value();
        Article article = enriched.article();
        if (article.kind() == Article.Kind.WITHDRAWN) {
            return;
        }
        for (Country country : enriched.annotation().countries()) {
            metrics.mentions.increment();
            context()
                    .forward(Outgoing.event(
                            Topics.MENTIONS,
                            country.code(),
                            mention(enriched, country),
                            article.id() + ":" + article.revision() + ":" + country.code(),
                            article.seen()));
        }
    }

    private static Mention mention(EnrichedArticle enriched, Country country) {
        Article article = enriched.article();
        return new Mention(
                country.code(),
                article.id(),
                article.revision(),
                article.kind(),
                article.feedId(),
                article.outlet(),
                article.outletCountry(),
                enriched.annotation().language(),
                article.title(),
                article.url(),
                enriched.storyId(),
                country.confidence(),
                country.salience(),
                country.how(),
                country.evidence().stream().limit(EVIDENCE).toList(),
                enriched.annotation().topics().stream().map(TopicScore::code).toList(),
                enriched.publisher(),
                enriched.story() == null ? null : enriched.story().publishers().size(),
                enriched.annotation().aboutCountries().contains(country.code()),
                entities(enriched.annotation()),
                null,
                article.published(),
                article.firstSeen(),
                article.seen());
    }

    /** Names, most salient first. */
    private static List<String> entities(Annotation annotation) {
        Stream<String> names = annotation.keyEntities() != null
                ? annotation.keyEntities().stream().map(KeyEntity::name)
                : annotation.entities().stream()
                        .sorted(Comparator.comparingDouble((Entity e) -> -e.salience()))
                        .map(Entity::name);
        return names.distinct().limit(ENTITIES).toList();
    }
}
