package dateline.ingest.broken;

import dateline.sink.broken.SinkOfBenchmarks;

/** Breaks the import rules on purpose. */
public final class IngestOfTheSink {
    static final Class<?> SINK = SinkOfBenchmarks.class;

    private IngestOfTheSink() {}
}
