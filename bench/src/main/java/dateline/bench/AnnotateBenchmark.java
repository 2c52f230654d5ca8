package dateline.bench;

import dateline.annotate.AnnotationInput;
import dateline.annotate.TextAnnotator;
import dateline.annotate.country.CountryDetector;
import dateline.annotate.country.LexiconCountryDetector;
import dateline.annotate.entity.EnglishEntityTagger;
import dateline.annotate.entity.EntityTagger;
import dateline.annotate.language.LanguageDetector;
import dateline.annotate.language.TextLanguageDetector;
import dateline.annotate.topic.MediaTopicClassifier;
import dateline.annotate.topic.TopicClassifier;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import dateline.contract.record.TopicScore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** English articles of 500 words, one after the other: the whole annotation, and its steps alone. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AnnotateBenchmark {

    /** The annotator that ships. */
    @Benchmark
    public Annotation everything(Whole whole) {
        return whole.annotator.annotate(whole.articles.next());
    }

    @Benchmark
    public LanguageDetector.Language language(Languages languages) {
        AnnotationInput input = languages.articles.next();
        return languages.detector.detect(input.title(), input.text(), input.languageHint());
    }

    @Benchmark
    public List<Entity> entities(Entities entities, Tokens tokens) {
        AnnotationInput input = entities.articles.next();
        tokens.count(input);
        return entities.tagger.tag(input.title(), input.text(), "en");
    }

    /** With the entities found before. */
    @Benchmark
    public List<Country> countries(Countries countries) {
        AnnotationInput input = countries.articles.next();
        return countries.detector.detect(
                input.title(), input.text(), "en", countries.entities.next(), input.outletCountry());
    }

    @Benchmark
    public List<TopicScore> topics(Topics topics) {
        AnnotationInput input = topics.articles.next();
        return topics.classifier.classify(input.title(), input.text(), "en");
    }

    /** What {@link #everything} needs. */
    @State(Scope.Benchmark)
    public static class Whole {
        private final Circle<AnnotationInput> articles = articles();
        private final TextAnnotator annotator = TextAnnotator.load();
    }

    /** What {@link #language} needs. */
    @State(Scope.Benchmark)
    public static class Languages {
        private final Circle<AnnotationInput> articles = articles();
        private final LanguageDetector detector = TextLanguageDetector.load();
    }

    /** What {@link #entities} needs. */
    @State(Scope.Benchmark)
    public static class Entities {
        private final Circle<AnnotationInput> articles = articles();
        private final EntityTagger tagger = EnglishEntityTagger.shipped();
    }

    /** What {@link #countries} needs. */
    @State(Scope.Benchmark)
    public static class Countries {
        private final Circle<AnnotationInput> articles = articles();
        private final Circle<List<Entity>> entities = entities();
        private final CountryDetector detector = LexiconCountryDetector.load();

        private static Circle<List<Entity>> entities() {
            EntityTagger tagger = EnglishEntityTagger.shipped();
            return new Circle<>(SampleArticles.all().stream()
                    .map(a -> tagger.tag(a.title(), a.text(), "en"))
                    .toList());
        }
    }

    /** What {@link #topics} needs. */
    @State(Scope.Benchmark)
    public static class Topics {
        private final Circle<AnnotationInput> articles = articles();
        private final TopicClassifier classifier = MediaTopicClassifier.load();
    }

    static Circle<AnnotationInput> articles() {
        return new Circle<>(
                SampleArticles.all().stream().map(AnnotateBenchmark::input).toList());
    }

    static AnnotationInput input(Article article) {
        return new AnnotationInput(article.title(), article.text(), article.languageHint(), article.outletCountry());
    }
}
