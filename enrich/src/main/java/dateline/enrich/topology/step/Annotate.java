package dateline.enrich.topology.step;

import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.topic.Topic;
import dateline.enrich.topology.metric.EnrichMetrics;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the annotation. An article that breaks the annotator becomes a dead letter and stops nothing. */
public final class Annotate implements Work<Article> {
    private static final Logger log = LoggerFactory.getLogger(Annotate.class);

    /** The story id until {@link Stories} gives one. */
    private static final String UNDECIDED = "";

    private static final AnnotationInput CANARY = new AnnotationInput(
            "A speech in Kenya", "The president of Kenya (KE) spoke in Nairobi on Monday.", "en", null);

    private final Stage<Encoded<EnrichedArticle>> stage;
    private final Annotator annotator;
    private final Topic<String, EnrichedArticle> next;
    private final EnrichMetrics metrics;

    /**
     * @param stage its surroundings
     * @param annotator shared by all threads
     * @param next the topic that takes annotated articles
     * @param metrics where it counts
     */
    public Annotate(
            Stage<Encoded<EnrichedArticle>> stage,
            Annotator annotator,
            Topic<String, EnrichedArticle> next,
            EnrichMetrics metrics) {
        this.stage = stage;
        this.annotator = annotator;
        this.next = next;
        this.metrics = metrics;
    }

    @Override
    public void handle(Record<String, Article> record) {
        Article article = record.value();
        Annotation annotation;
        try {
            annotation = metrics.annotate.record(() -> annotator.annotate(input(article)));
        } catch (RuntimeException | StackOverflowError e) {
            log.atError().addKeyValue("article", article.id()).setCause(e).log("the annotator failed");
            stage.refuse(record, "annotator-failed", e.toString());
            return;
        }
        stage.send(
                record.withValue(stage.encode(next, new EnrichedArticle(article, annotation, UNDECIDED, null, null))));
    }

    private static AnnotationInput input(Article article) {
        return new AnnotationInput(article.title(), article.text(), article.languageHint(), article.outletCountry());
    }

    @Override
    public void probe(Instant now) {
        if (annotator.annotate(CANARY).countries().stream().map(Country::code).noneMatch("KE"::equals)) {
            throw new IllegalStateException("the annotator found no Kenya in: " + CANARY.text());
        }
    }
}
