package dateline.enrich.alert.memory;

import org.jspecify.annotations.Nullable;

/** Bytes by keys in the order of the keys' UTF-8 bytes: what a key-value store of Kafka Streams is to the engine. */
public interface Table {
    byte @Nullable [] get(String key);

    void put(String key, byte[] value);

    void delete(String key);

    /** The first key not before {@code from}, and before {@code to}; null if there is none. */
    @Nullable
    String first(String from, String to);

    /** The keys that begin so, in order. */
    Iterable<String> keys(String prefix);
}
