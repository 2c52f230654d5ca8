package dateline.annotate;

import dateline.annotate.country.CountryDetector;
import dateline.annotate.country.CountryPolicy;
import dateline.annotate.country.LexiconCountryDetector;
import dateline.annotate.country.Resolution;
import dateline.annotate.entity.EnglishEntityTagger;
import dateline.annotate.entity.EntityTagger;
import dateline.annotate.language.LanguageDetector;
import dateline.annotate.language.LanguageDetector.Language;
import dateline.annotate.language.TextLanguageDetector;
import dateline.annotate.topic.MediaTopicClassifier;
import dateline.annotate.topic.TopicClassifier;
import dateline.contract.record.Annotation;
import dateline.contract.record.Annotation.EntitiesStatus;
import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import dateline.contract.record.KeyEntities;
import dateline.contract.record.TopicScore;
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
        Resolution resolution =
                countries.resolve(input.title(), input.text(), language.code(), tagged, input.outletCountry());
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
