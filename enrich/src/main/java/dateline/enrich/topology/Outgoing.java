package dateline.enrich.topology;

import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessingContext;
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
    static boolean isAhead(ProcessingContext context, Instant time) {
        return time.isAfter(Instant.ofEpochMilli(context.currentSystemTimeMs()).plus(AHEAD));
    }

    static <V> Record<String, V> event(Topic<String, V> topic, String key, V value, String id, Instant time) {
        return new Record<>(key, value, time.toEpochMilli(), CloudEvents.headers(topic, id, SOURCE, key, time));
    }

    static Record<String, byte[]> deadLetter(
            ProcessingContext context, Record<String, byte[]> original, String reason, String detail) {
        String from = context.recordMetadata()
                .map(m -> m.topic() + "/" + m.partition() + "/" + m.offset())
                .orElse("unknown");
        DeadLetter letter = new DeadLetter(
                original.key() == null ? "" : original.key(),
                original.value() == null ? new byte[0] : original.value(),
                "enrich",
                reason,
                detail,
                from,
                Instant.ofEpochMilli(original.timestamp()));
        return new Record<>(letter.key(), DeadLetter.cut(letter.bytes()), original.timestamp(), letter.headers());
    }
}
