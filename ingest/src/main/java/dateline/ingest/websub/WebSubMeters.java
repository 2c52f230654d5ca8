package dateline.ingest.websub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts events, as {@code dateline.ingest.websub} with the tag {@code event}. Safe for any number of threads. */
final class WebSubMeters {
    private final Map<Event, Counter> counters = new EnumMap<>(Event.class);

    WebSubMeters(MeterRegistry registry) {
        for (Event event : Event.values()) {
            counters.put(
                    event,
                    Counter.builder("dateline.ingest.websub")
                            .description("What happened between us and the feeds' hubs")
                            .tag("event", event.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(registry));
        }
    }

    /** What is counted. */
    enum Event {
        /** A hub took our request to subscribe. */
        REQUESTED,
        /** A hub did not take our request. */
        REJECTED,
        /** A hub asked whether we want the subscription, and we do. */
        CONFIRMED,
        /** A hub refused or ended the subscription. */
        DENIED,
        /** A hub told of something new. */
        PUSHED,
        /** A delivery whose signature is missing or wrong; ignored. */
        FORGED,
        /** A request to an address that we have not given out, or for what we have not asked. */
        UNKNOWN,
        /** A delivery with a larger body than is read. */
        TOO_LARGE,
        /** A request beyond those that are answered at one time. */
        BUSY,
        /** Kafka could not be told; the hub is asked to come again. */
        UNAVAILABLE,
        /** What a hub said in a burst was not told to Kafka afterwards. */
        LOST
    }

    void count(Event event) {
        Counter counter = counters.get(event);
        if (counter != null) {
            counter.increment();
        }
    }
}
