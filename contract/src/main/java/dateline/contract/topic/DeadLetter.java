package dateline.contract.topic;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be processed, on {@code dateline.dead-letters}: the original bytes as the value, everything
 * else in headers.
 *
 * @param key the original key, or the feed's id
 * @param bytes the original bytes, cut at {@link #MAX_BYTES}
 * @param stage who gave up: {@code ingest}, {@code enrich} or {@code sink}
 * @param reason a short class, such as {@code not-a-feed}, {@code not-json}, {@code annotator-failed}
 * @param detail one sentence for people: what is wrong, where
 * @param source where it came from: an address, or {@code topic/partition/offset}
 * @param at when it was given up
 * @param answer the headers of the HTTP answer that it was the body of, a line each; empty if it was none
 */
public record DeadLetter(
        String key,
        byte[] bytes,
        String stage,
        String reason,
        String detail,
        String source,
        Instant at,
        String answer) {
    /** Original bytes beyond this many are cut off. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    public static final String STAGE = "dateline_stage";
    public static final String REASON = "dateline_reason";
    public static final String DETAIL = "dateline_detail";
    public static final String SOURCE = "dateline_source";
    public static final String AT = "dateline_at";
    public static final String ANSWER = "dateline_answer";

    /** Something that was not the body of an HTTP answer. */
    public DeadLetter(String key, byte[] bytes, String stage, String reason, String detail, String source, Instant at) {
        this(key, bytes, stage, reason, detail, source, at, "");
    }

    /** A header of the answer; null if it is not there. */
    public @Nullable String answerHeader(String name) {
        return answer.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }

    /** Only the headers, for writers that build the record themselves. */
    public Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        CloudEvents.put(headers, STAGE, stage);
        CloudEvents.put(headers, REASON, reason);
        CloudEvents.put(headers, DETAIL, detail);
        CloudEvents.put(headers, SOURCE, source);
        CloudEvents.put(headers, AT, at.toString());
        CloudEvents.put(headers, ANSWER, answer);
        return headers;
    }

    /** The record to send. */
    public ProducerRecord<String, byte[]> toRecord() {
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, at.toEpochMilli(), key, cut(bytes), headers());
    }

    /** At most {@link #MAX_BYTES} of the bytes. */
    public static byte[] cut(byte[] bytes) {
        return bytes.length <= MAX_BYTES ? bytes : Arrays.copyOf(bytes, MAX_BYTES);
    }

    /**
     * A dead letter as it was read, whatever it is: absent headers become empty strings, and a time that is not one
     * becomes the record's.
     */
    public static DeadLetter read(@Nullable String key, byte @Nullable [] value, Headers headers, long timestamp) {
        return new DeadLetter(
                key == null ? "" : key,
                value == null ? new byte[0] : value,
                orEmpty(CloudEvents.get(headers, STAGE)),
                orEmpty(CloudEvents.get(headers, REASON)),
                orEmpty(CloudEvents.get(headers, DETAIL)),
                orEmpty(CloudEvents.get(headers, SOURCE)),
                time(CloudEvents.get(headers, AT), timestamp),
                orEmpty(CloudEvents.get(headers, ANSWER)));
    }

    private static Instant time(@Nullable String text, long timestamp) {
        try {
            return text == null ? Instant.ofEpochMilli(timestamp) : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.ofEpochMilli(timestamp);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
