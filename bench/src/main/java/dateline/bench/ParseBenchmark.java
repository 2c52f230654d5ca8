package dateline.bench;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import java.io.ByteArrayInputStream;
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

/** One RSS 2.0 document of 30 whole articles, from bytes to records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParseBenchmark {
    private static final int ITEMS = 30;
    private static final String URL = "https://www.benchmark-times.example/feed.xml";
    private static final String TYPE = "application/rss+xml; charset=utf-8";

    private final byte[] bytes = Rss2Feed.of(SampleArticles.all().subList(0, ITEMS));
    private final FeedParser parser = new FeedParser();

    /** Dateline's parser: with guards, dates of its own, absolute links and safe HTML. */
    @Benchmark
    public ParseResult dateline() {
        ParseResult result = parser.parse(new FeedDocument(bytes, URL, TYPE));
        if (!(result instanceof ParseResult.Parsed parsed)
                || parsed.feed().entries().size() != ITEMS) {
            throw new IllegalStateException("not the feed that was written: " + result);
        }
        return result;
    }

    /** Rome as it comes, which leaves all that to its caller. */
    @Benchmark
    public SyndFeed rome() throws IOException, FeedException {
        SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes), TYPE));
        if (feed.getEntries().size() != ITEMS) {
            throw new IllegalStateException("not the feed that was written");
        }
        return feed;
    }
}
