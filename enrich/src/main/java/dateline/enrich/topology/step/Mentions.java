package dateline.enrich.topology.step;

import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Entity;
import dateline.contract.record.KeyEntity;
import dateline.contract.record.Mention;
import dateline.contract.record.TopicScore;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.metric.EnrichMetrics;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.Codec;
import dateline.enrich.topology.store.Mentioned;
import dateline.enrich.topology.store.StoreNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record for each country of an article, keyed by the country, so that all of a country's meet in one task. An
 * article that was taken back mentions nothing any more. What an earlier record of the article mentioned and this one does
 * not is taken back.
 */
public final class Mentions implements Work<EnrichedArticle> {
    private static final int EVIDENCE = 3;
    private static final int ENTITIES = 10;

    private final Stage<Encoded<Mention>> stage;
    private final EnrichMetrics metrics;
    private final ArticleStore<Mentioned> mentioned;
    private Instant latest = Instant.MIN;

    /**
     * @param stage its surroundings
     * @param metrics where it counts
     * @param remember how long an article's countries are known
     */
    public Mentions(Stage<Encoded<Mention>> stage, EnrichMetrics metrics, Duration remember) {
        this.stage = stage;
        this.metrics = metrics;
        this.mentioned = new ArticleStore<>(
                StoreNames.MENTIONED, stage.store(StoreNames.MENTIONED), Codec.MENTIONED, remember, stage::unreadable);
    }

    @Override
    public void handle(Record<String, EnrichedArticle> record) {
        EnrichedArticle enriched = record.value();
        Article article = enriched.article();
        List<Country> countries = article.kind() == Article.Kind.WITHDRAWN
                ? List.of()
                : enriched.annotation().countries();
        List<String> codes = countries.stream().map(Country::code).toList();
        Mentioned before = mentioned.get(article.id());
        for (String code : before == null ? List.<String>of() : before.codes()) {
            if (!codes.contains(code)) {
                send(enriched, new Country(code, 0, 0, Country.How.NAME, List.of()), true);
            }
        }
        for (Country country : countries) {
            send(enriched, country, null);
            stage.count(metrics.mentions::increment);
        }
        remember(article, codes);
    }

    private void remember(Article article, List<String> codes) {
        if (article.seen().isAfter(latest)) {
            latest = article.seen();
        }
        if (codes.isEmpty()) {
            mentioned.delete(article.id());
        } else {
            mentioned.put(article.id(), new Mentioned(article.seen(), codes));
        }
    }

    @Override
    public void tidy() {
        Deduplicate.tidy(mentioned, latest, stage);
    }

    @Override
    public void probe(Instant now) {
        mentioned.get(ArticleStore.RESERVED);
    }

    private void send(EnrichedArticle enriched, Country country, @Nullable Boolean retracted) {
        Article article = enriched.article();
        String id = article.id() + ":" + article.revision() + ":" + country.code();
        Encoded<Mention> mention = stage.encode(Topics.MENTIONS, mention(enriched, country, retracted));
        stage.send(Outgoing.event(Topics.MENTIONS, country.code(), mention, id, article.seen()));
    }

    private static Mention mention(EnrichedArticle enriched, Country country, @Nullable Boolean retracted) {
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
                retracted,
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
