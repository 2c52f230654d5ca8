package dateline.sink.broken;

import com.rometools.rome.feed.synd.SyndFeed;
import dateline.bench.broken.BenchmarkOfNothing;

/** Breaks the import rules on purpose. */
public final class SinkOfBenchmarks {
    static final Class<?> BENCHMARKS = BenchmarkOfNothing.class;
    static final Class<?> ROME = SyndFeed.class;

    private SinkOfBenchmarks() {}
}
