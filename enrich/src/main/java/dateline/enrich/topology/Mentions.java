package dateline.enrich.topology;

import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Entity;
import dateline.contract.record.KeyEntity;
import dateline.contract.record.Mention;
import dateline.contract.record.TopicScore;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.step.EnrichMetrics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record for each country of an article, keyed by the country, so that all of a country's meet in one task. An
 * article that was taken back mentions nothing any more. What an earlier record of the article mentioned and this one does
 * not is taken back.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Mentions extends ContextualProcessor<String, EnrichedArticle, String, Mention> {
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final int EVIDENCE = 3;
    private static final int ENTITIES = 10;

    private final EnrichMetrics metrics;
    private final Duration remember;

    /** The countries that an article's latest record mentions, after the time it was seen: {@code 1767225600000 KZ UZ}. */
    private KeyValueStore<String, String> mentioned;

    Mentions(EnrichMetrics metrics, Duration remember) {
        this.metrics = metrics;
        this.remember = remember;
    }

    @Override
    public void init(ProcessorContext<String, Mention> context) {
        super.init(context);
        mentioned = context.getStateStore(EnrichTopology.MENTIONED);
        context.schedule(SWEEP, PunctuationType.STREAM_TIME, now -> forget(now - remember.toMillis()));
    }

    @Override
    public void process(Record<String, EnrichedArticle> record) {
        EnrichedArticle enriched = record.value();
        Article article = enriched.article();
        List<Country> countries = article.kind() == Article.Kind.WITHDRAWN
                ? List.of()
                : enriched.annotation().countries();
        List<String> codes = countries.stream().map(Country::code).toList();
        for (String code : before(article.id())) {
            if (!codes.contains(code)) {
                send(enriched, new Country(code, 0, 0, Country.How.NAME, List.of()), true);
            }
        }
        for (Country country : countries) {
            metrics.mentions.increment();
            send(enriched, country, null);
        }
        remember(article, codes);
    }

    private List<String> before(String article) {
        String known = mentioned.get(article);
        return known == null ? List.of() : List.of(known.split(" ")).subList(1, known.split(" ").length);
    }

    private void remember(Article article, List<String> codes) {
        if (codes.isEmpty()) {
            mentioned.delete(article.id());
        } else {
            mentioned.put(article.id(), article.seen().toEpochMilli() + " " + String.join(" ", codes));
        }
    }

    private void forget(long before) {
        try (KeyValueIterator<String, String> all = mentioned.all()) {
            while (all.hasNext()) {
                KeyValue<String, String> entry = all.next();
                if (Long.parseLong(entry.value.substring(0, entry.value.indexOf(' '))) < before) {
                    mentioned.delete(entry.key);
                }
            }
        }
    }

    private void send(EnrichedArticle enriched, Country country, @Nullable Boolean retracted) {
        Article article = enriched.article();
        context()
                .forward(Outgoing.event(
                        Topics.MENTIONS,
                        country.code(),
                        mention(enriched, country, retracted),
                        article.id() + ":" + article.revision() + ":" + country.code(),
                        article.seen()));
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
