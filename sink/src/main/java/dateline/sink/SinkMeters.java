package dateline.sink;

import dateline.contract.record.Article;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What the sink counts, by topic: {@code received} = {@code stored} + {@code duplicate} + {@code dead-lettered} + {@code
 * failed}, counted when a record's fate is certain.
 */
final class SinkMeters {
    private final Map<String, Map<Fate, Counter>> fates = new HashMap<>();
    private final Map<String, Counter> received = new HashMap<>();
    private final Timer store;
    private final Timer lag;
    private final Counter unavailable;

    /** What becomes of a record. */
    enum Fate {
        /** It changed a row. */
        STORED("stored"),
        /** Everything it says was known. */
        DUPLICATE("duplicate"),
        /** It cannot be read or kept and went to the dead letters. */
        DEAD_LETTERED("dead-lettered"),
        /** It is a dead letter itself and cannot be kept. */
        FAILED("failed");

        private final String meter;

        Fate(String meter) {
            this.meter = "dateline.sink." + meter;
        }
    }

    SinkMeters(MeterRegistry registry) {
        for (String topic : RecordReader.NAMES) {
            received.put(topic, registry.counter("dateline.sink.received", "topic", topic));
            Map<Fate, Counter> counters = new EnumMap<>(Fate.class);
            for (Fate fate : Fate.values()) {
                counters.put(fate, registry.counter(fate.meter, "topic", topic));
            }
            fates.put(topic, counters);
        }
        store = timer(registry, "dateline.sink.store", "Time to write a batch", Duration.ofSeconds(30));
        lag = timer(registry, "dateline.sink.lag", "Time from seeing a text to its row", Duration.ofMinutes(10));
        unavailable = Counter.builder("dateline.sink.store.unavailable")
                .description("Attempts to write that found no database")
                .register(registry);
    }

    /** Times writing a batch. */
    Timer store() {
        return store;
    }

    /** There was no database to write to. */
    void unavailable() {
        unavailable.increment();
    }

    /** A record's fate is certain. */
    void count(String topic, Fate fate) {
        Counter counter = received.get(topic);
        Map<Fate, Counter> counters = fates.get(topic);
        if (counter == null || counters == null) {
            throw new IllegalArgumentException("nobody counts " + topic);
        }
        counter.increment();
        counters.getOrDefault(fate, counter).increment();
    }

    /** An article got its row. */
    void lag(Article article, Instant now) {
        try {
            lag.record(Duration.between(article.seen(), now));
        } catch (ArithmeticException e) {
            // a time so far away that it says nothing about the sink
        }
    }

    private static Timer timer(MeterRegistry registry, String name, String about, Duration longest) {
        return Timer.builder(name)
                .description(about)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(longest)
                .register(registry);
    }
}
