package dateline.bench;

import dateline.annotate.AnnotationInput;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreEntityMention;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.List;
import java.util.Properties;
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

/** CoreNLP's conditional random field for persons, organisations and locations, on the articles of {@link AnnotateBenchmark}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CoreNlpBenchmark {

    @Benchmark
    public List<CoreEntityMention> entities(Pipeline pipeline, Tokens tokens) {
        AnnotationInput input = pipeline.articles.next();
        CoreDocument document = new CoreDocument(input.title() + "\n\n" + input.text());
        pipeline.coreNlp.annotate(document);
        tokens.count(input);
        return document.entityMentions();
    }

    /** Tokens, sentences and the three classes' model; no other model, no rules, no numbers and dates. */
    @State(Scope.Benchmark)
    public static class Pipeline {
        private final Circle<AnnotationInput> articles = AnnotateBenchmark.articles();
        private final StanfordCoreNLP coreNlp = new StanfordCoreNLP(properties());

        private static Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("annotators", "tokenize,ssplit,ner");
            properties.setProperty("ner.model", "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
            properties.setProperty("ner.applyFineGrained", "false");
            properties.setProperty("ner.applyNumericClassifiers", "false");
            properties.setProperty("ner.useSUTime", "false");
            return properties;
        }
    }
}
