package dateline.enrich.topology.step;

import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;

/** Records as they leave the topology: with their headers, stamped with the article's own time. */
final class Outgoing {
    static final String SOURCE = "/dateline/enrich";

    private static final Duration AHEAD = Duration.ofMinutes(30);

    private Outgoing() {}

    /**
     * Whether a record of that time would come from the future. Brokers refuse what is stamped more than an hour ahead
     * ({@code message.timestamp.after.max.ms}), which stops the stream; and stream time, once moved, never goes back.
     */
    static boolean isAhead(Instant now, Instant time) {
        return time.isAfter(now.plus(AHEAD));
    }

    static <V> Record<String, V> event(Topic<String, ?> topic, String key, V value, String id, Instant time) {
        return new Record<>(key, value, time.toEpochMilli(), CloudEvents.headers(topic, id, SOURCE, key, time));
    }
}
