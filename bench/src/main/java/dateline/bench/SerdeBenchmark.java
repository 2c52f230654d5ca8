package dateline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dateline.contract.record.Article;
import dateline.contract.topic.JsonSerde;
import java.io.IOException;
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

/** An article of 4 KB as JSON, there and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SerdeBenchmark {
    private static final int BYTES = 4096;

    private final JsonSerde<Article> serde = new JsonSerde<>(Article.class);
    /** With what the record cannot be written without, and nothing more. */
    private final ObjectMapper plain = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Article article = ofSize(serde);
    private final byte[] bytes = serde.encode(article);

    @Benchmark
    public byte[] encode() {
        return serde.encode(article);
    }

    @Benchmark
    public byte[] encodePlainJackson() throws IOException {
        return plain.writeValueAsBytes(article);
    }

    @Benchmark
    public Article decode() {
        return serde.decode(bytes);
    }

    @Benchmark
    public Article decodePlainJackson() throws IOException {
        return plain.readValue(bytes, Article.class);
    }

    /** Cuts a text until it fits, or repeats it first. */
    private static Article ofSize(JsonSerde<Article> serde) {
        Article article = SampleArticles.all().getFirst();
        String text = article.text() + "\n\n" + article.text();
        Article cut = SampleArticles.withText(article, text);
        for (int over = serde.encode(cut).length - BYTES; over > 0; over = serde.encode(cut).length - BYTES) {
            text = text.substring(0, text.length() - over);
            cut = SampleArticles.withText(article, text);
        }
        return cut;
    }
}
