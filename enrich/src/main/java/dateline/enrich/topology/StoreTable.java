package dateline.enrich.topology;

import dateline.enrich.alert.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store of Kafka Streams as a table of the alert engine. */
record StoreTable(KeyValueStore<String, byte[]> store) implements Table {
    @Override
    public byte @Nullable [] get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public @Nullable String first(String from, String to) {
        try (KeyValueIterator<String, byte[]> range = store.range(from, to)) {
            return range.hasNext() ? range.next().key : null;
        }
    }

    @Override
    public Iterable<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> range =
                prefix.isEmpty() ? store.all() : store.prefixScan(prefix, new StringSerializer())) {
            range.forEachRemaining(e -> keys.add(e.key));
        }
        return keys;
    }
}
