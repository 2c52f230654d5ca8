package dateline.enrich;

import dateline.contract.Annotation;
import dateline.contract.Annotation.EntitiesStatus;
import dateline.contract.Country;
import dateline.contract.Entity;
import dateline.contract.TopicScore;
import dateline.enrich.country.CountryDetector;
import dateline.enrich.country.CountryPolicy;
import dateline.enrich.country.LexiconCountryDetector;
import dateline.enrich.country.Resolution;
import dateline.enrich.entity.EnglishEntityTagger;
import dateline.enrich.entity.EntityTagger;
import dateline.enrich.entity.KeyEntities;
import dateline.enrich.language.LanguageDetector;
import dateline.enrich.language.LanguageDetector.Language;
import dateline.enrich.language.TextLanguageDetector;
import dateline.enrich.topic.MediaTopicClassifier;
import dateline.enrich.topic.TopicClassifier;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Annotates in the order that each step needs the one before: language, entities, countries, topics. */
public final class TextAnnotator implements Annotator {
    /** Mentions of entities in an annotation: more than the longest report has, and few enough for a record. */
    private static final int MOST_MENTIONS = 5_000;

    private final LanguageDetector languages;
    private final EntityTagger entities;
    private final CountryDetector countries;
    private final TopicClassifier topics;
    private final String version;

    /** @param version changes with every change of a part that may change an annotation */
    public TextAnnotator(
            LanguageDetector languages,
            EntityTagger entities,
            CountryDetector countries,
            TopicClassifier topics,
            String version) {
        this.languages = languages;
        this.entities = entities;
        this.countries = countries;
        this.topics = topics;
        this.version = version;
    }

    /**
     * The annotator that Dateline ships, from the models and word lists on the class path. Takes about a second; what
     * takes long is read side by side.
     */
    public static TextAnnotator load() {
        return load(CountryPolicy.defaults());
    }

    /** The same with a choice of whose the contested places are. */
    public static TextAnnotator load(CountryPolicy policy) {
        CompletableFuture<LanguageDetector> languages = CompletableFuture.supplyAsync(TextLanguageDetector::load);
        CompletableFuture<EntityTagger> entities = CompletableFuture.supplyAsync(EnglishEntityTagger::shipped);
        CompletableFuture<TopicClassifier> topics = CompletableFuture.supplyAsync(MediaTopicClassifier::load);
        CountryDetector countries = LexiconCountryDetector.load(policy);
        return new TextAnnotator(
                languages.join(), entities.join(), countries, topics.join(), AnnotatorVersion.under(policy));
    }

    @Override
    public Annotation annotate(AnnotationInput input) {
        Language language = languages.detect(input.title(), input.text(), input.languageHint());
        boolean readable = entities.supports(language.code());
        List<Entity> tagged = readable ? entities.tag(input.title(), input.text(), language.code()) : List.of();
        Resolution resolution = countries.resolve(input, language.code(), tagged);
        List<Entity> placed = resolution.placed(tagged);
        List<Country> mentioned = resolution.countries();
        List<TopicScore> about = topics.classify(input.title(), input.text(), language.code());
        return new Annotation(
                language.code(),
                language.confidence(),
                placed.size() <= MOST_MENTIONS ? placed : placed.subList(0, MOST_MENTIONS),
                readable ? EntitiesStatus.TAGGED : EntitiesStatus.NO_MODEL,
                mentioned,
                countries.about(mentioned),
                about,
                language.status(),
                language.second(),
                KeyEntities.of(placed),
                version);
    }

    @Override
    public String version() {
        return version;
    }
}
