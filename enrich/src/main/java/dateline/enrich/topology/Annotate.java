package dateline.enrich.topology;

import dateline.contract.Annotation;
import dateline.contract.Article;
import dateline.contract.EnrichedArticle;
import dateline.enrich.AnnotationInput;
import dateline.enrich.Annotator;
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
            metrics.deadLettered.increment();
            log.atError().addKeyValue("article", article.id()).setCause(e).log("the annotator failed");
            context.forward(
                    Outgoing.deadLetter(
                            context, record.withValue(record.value().original()), "annotator-failed", e.toString()),
                    EnrichTopology.DEAD_LETTERS);
            return;
        }
        metrics.sent.increment();
        context.forward(
                record.withValue(new EnrichedArticle(article, annotation, UNDECIDED, null, null)),
                EnrichTopology.TO_STORIES);
    }

    private static AnnotationInput input(Article article) {
        return new AnnotationInput(article.title(), article.text(), article.languageHint(), article.outletCountry());
    }
}
