package dateline.enrich.topology;

import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.step.EnrichMetrics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the annotation. An article that breaks the annotator becomes a dead letter and stops nothing. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Annotate implements Processor<String, Fresh, String, Object> {
    private static final Logger log = LoggerFactory.getLogger(Annotate.class);

    /** The story id until {@link Stories} gives one. */
    private static final String UNDECIDED = "";

    /** In UTF-16 code units; each is six bytes of JSON at most. */
    private static final int LARGE = 1_000_000;

    /** Leaves room for what is known of the story, for headers and for the request around the record. */
    private static final int LARGEST = Topics.MAX_RECORD_BYTES - (64 << 10);

    private static final JsonSerde<Article> ARTICLES = new JsonSerde<>(Article.class);
    private static final JsonSerde<Annotation> ANNOTATIONS = new JsonSerde<>(Annotation.class);

    private final Annotator annotator;
    private final EnrichMetrics metrics;
    private ProcessorContext<String, Object> context;

    Annotate(Annotator annotator, EnrichMetrics metrics) {
        this.annotator = annotator;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, Fresh> record) {
        Article article = record.value().article();
        Annotation annotation;
        try {
            annotation = metrics.annotate.record(() -> annotator.annotate(input(article)));
        } catch (RuntimeException | StackOverflowError e) {
            log.atError().addKeyValue("article", article.id()).setCause(e).log("the annotator failed");
            refuse(record, "annotator-failed", e.toString());
            return;
        }
        if (isTooLarge(article, annotation)) {
            refuse(record, "too-large", "the article with its annotation is larger than a record may be");
            return;
        }
        context.forward(
                record.withValue(new EnrichedArticle(article, annotation, UNDECIDED, null, null)),
                EnrichTopology.TO_STORIES);
    }

    private void refuse(Record<String, Fresh> record, String reason, String detail) {
        metrics.deadLettered.increment();
        context.forward(
                Outgoing.deadLetter(context, record.withValue(record.value().original()), reason, detail),
                EnrichTopology.DEAD_LETTERS);
    }

    /** Kafka's refusal would stop the stream. Encoding twice is only for texts that may come near. */
    private static boolean isTooLarge(Article article, Annotation annotation) {
        if (article.text().length() + article.title().length() < LARGE) {
            return false;
        }
        return ARTICLES.encode(article).length + ANNOTATIONS.encode(annotation).length > LARGEST;
    }

    private static AnnotationInput input(Article article) {
        return new AnnotationInput(article.title(), article.text(), article.languageHint(), article.outletCountry());
    }
}
