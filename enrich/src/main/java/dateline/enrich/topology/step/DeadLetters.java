package dateline.enrich.topology.step;

import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.metric.EnrichMetrics;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters, made so that they are taken: cut to what their topic takes. Where it takes not even one without its bytes,
 * all that is left is to say so in the log and to go on.
 */
final class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private static final String TOPIC = Topics.DEAD_LETTERS.name();

    /** A detail's most characters; a parser may quote what it could not read. */
    private static final int DETAIL = 1_000;

    /** What a letter without its bytes may take. */
    private static final int HEADERS = 4_096;

    private final String step;
    private final Limits limits;
    private final EnrichMetrics metrics;

    DeadLetters(String step, Limits limits, EnrichMetrics metrics) {
        this.step = step;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** What becomes of a record; null if no letter of it would be taken. */
    <O> @Nullable Record<String, Envelope<O>> write(
            ProcessingContext context,
            Record<String, ?> record,
            byte @Nullable [] original,
            String reason,
            String detail) {
        RecordMetadata from = context.recordMetadata().orElse(null);
        String source = from == null ? "unknown" : Limits.source(from);
        metrics.refused(step);
        return letter(record.key(), original, reason, detail, source, record.timestamp());
    }

    /** What becomes of an entry of a store. */
    <O> @Nullable Record<String, Envelope<O>> writeEntry(
            ProcessingContext context, String store, String key, byte[] entry, String detail) {
        log.atError()
                .addKeyValue("store", store)
                .addKeyValue("key", key)
                .addKeyValue("error", detail)
                .log("an entry of a store cannot be used and is put aside");
        metrics.unreadableEntry();
        return letter(key, entry, "unreadable-entry", detail, "store " + store, context.currentSystemTimeMs());
    }

    private <O> @Nullable Record<String, Envelope<O>> letter(
            @Nullable String key,
            byte @Nullable [] bytes,
            String reason,
            String detail,
            String source,
            long timestamp) {
        int most = limits.largest(TOPIC);
        if (most < HEADERS || limits.isRefused(source, TOPIC)) {
            log.atError()
                    .addKeyValue("source", source)
                    .addKeyValue("reason", reason)
                    .addKeyValue("detail", detail)
                    .log("what could not be processed is not taken as a dead letter either and is left behind");
            return null;
        }
        DeadLetter letter = new DeadLetter(
                key == null ? "" : key,
                bytes == null ? new byte[0] : bytes,
                "enrich",
                reason,
                detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL) + "…",
                source,
                Instant.ofEpochMilli(timestamp));
        byte[] cut = DeadLetter.cut(letter.bytes());
        byte[] fitting = cut.length <= most - HEADERS ? cut : Arrays.copyOf(cut, most - HEADERS);
        return new Record<>(letter.key(), new Envelope.Refused<>(fitting), timestamp, letter.headers());
    }
}
