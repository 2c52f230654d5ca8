package dateline.contract.topic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every record: CloudEvents 1.0 in the binary content mode of its Kafka protocol binding 1.0.2, section
 * 3.2.
 */
public final class CloudEvents {
    /** Base of the {@code ce_dataschema} header. */
    public static final String SCHEMA_BASE = "urn:dateline:schema:";

    private CloudEvents() {}

    /**
     * The headers of a record.
     *
     * @param topic the topic it goes to; must have a schema
     * @param id unique among the source's events: the same event has the same id however often it is sent
     * @param source a URI reference that names the sender, such as {@code /dateline/ingest}
     * @param subject what the event is about, usually the key
     * @param time when it happened
     */
    public static Headers headers(Topic<?, ?> topic, String id, String source, String subject, Instant time) {
        RecordHeaders headers = new RecordHeaders();
        String schema = topic.schema();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id);
        put(headers, "ce_source", source);
        put(headers, "ce_type", topic.name());
        put(headers, "ce_subject", subject);
        put(headers, "ce_time", time.toString());
        if (schema != null) {
            put(headers, "ce_dataschema", SCHEMA_BASE + schema + ":" + Schemas.current(schema));
            put(headers, "content-type", "application/json");
        }
        return headers;
    }

    /** Sets a header to UTF-8 text, replacing what it was. */
    public static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A header's text, or null if there is no such header. */
    public static @Nullable String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
