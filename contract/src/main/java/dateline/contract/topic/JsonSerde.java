package dateline.contract.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dateline.contract.json.Json;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A record as UTF-8 JSON. Safe for any number of threads.
 *
 * <p>Reading throws {@link SerializationException} for what is not JSON or not this record, and returns null for null
 * (a tombstone).
 *
 * @param <T> the record
 */
public final class JsonSerde<T> implements Serde<T> {
    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    /** For text that UTF-8 cannot hold, such as half of a surrogate pair. */
    private final ObjectWriter escaping;

    public JsonSerde(Class<T> type) {
        this.type = type;
        this.reader = Json.MAPPER.readerFor(type);
        this.writer = Json.MAPPER.writerFor(type);
        this.escaping = writer.with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    /** The record's class. */
    public Class<T> type() {
        return type;
    }

    /** The record as bytes. */
    public byte[] encode(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            return encodeEscaped(value);
        }
    }

    private byte[] encodeEscaped(T value) {
        try {
            return escaping.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** The record from bytes. */
    public T decode(byte[] bytes) {
        try {
            T value = reader.readValue(bytes);
            if (value == null) {
                throw new SerializationException("a " + type.getSimpleName() + " may not be JSON's null");
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new SerializationException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : encode(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return new Deserializer<>() {
            @Override
            public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
                return bytes == null ? null : decode(bytes);
            }
        };
    }
}
