package dateline.enrich.topology.store;

import dateline.enrich.alert.memory.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store as one record sees it: what is changed is read back at once, but reaches the store only with {@link #apply}, so
 * that a record that fails half-way changes nothing. Used by one thread.
 */
public final class StagedStore implements Table {
    /** The order of a store of Kafka Streams: that of the keys' UTF-8 bytes. */
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final KeyValueStore<String, byte[]> store;
    private final int largest;
    private final TreeMap<String, Optional<byte[]>> staged = new TreeMap<>(BY_BYTES);
    private @Nullable String lastDeleted;

    /**
     * @param store what is changed
     * @param largest an entry's most bytes: its changelog takes no larger record
     */
    public StagedStore(KeyValueStore<String, byte[]> store, int largest) {
        this.store = store;
        this.largest = largest;
    }

    /** The store's name. */
    public String name() {
        return store.name();
    }

    @Override
    public byte @Nullable [] get(String key) {
        Optional<byte[]> changed = staged.get(key);
        return changed == null ? store.get(key) : changed.orElse(null);
    }

    /** @throws IllegalArgumentException if the changelog would not take it */
    @Override
    public void put(String key, byte[] value) {
        if (value.length > largest) {
            throw new IllegalArgumentException("an entry of " + value.length + " bytes is too large for the store "
                    + store.name() + ", which takes " + largest);
        }
        staged.put(key, Optional.of(value));
    }

    @Override
    public void delete(String key) {
        staged.put(key, Optional.empty());
        lastDeleted = key;
    }

    @Override
    public @Nullable String first(String from, String to) {
        if (BY_BYTES.compare(from, to) >= 0) {
            return null;
        }
        SortedMap<String, Optional<byte[]>> changed = staged.subMap(from, to);
        String put = changed.entrySet().stream()
                .filter(e -> e.getValue().isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        try (KeyValueIterator<String, byte[]> range = store.range(from, to)) {
            while (range.hasNext()) {
                String key = range.next().key;
                if (!staged.containsKey(key)) {
                    return put == null || BY_BYTES.compare(key, put) < 0 ? key : put;
                }
            }
        }
        return put;
    }

    @Override
    public Iterable<String> keys(String prefix) {
        TreeSet<String> keys = new TreeSet<>(BY_BYTES);
        try (KeyValueIterator<String, byte[]> range =
                prefix.isEmpty() ? store.all() : store.prefixScan(prefix, new StringSerializer())) {
            range.forEachRemaining(e -> keys.add(e.key));
        }
        staged.tailMap(prefix).forEach((key, value) -> {
            if (value.isEmpty()) {
                keys.remove(key);
            } else if (key.startsWith(prefix)) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** All entries, as they were before anything was staged. */
    public void forEach(BiConsumer<String, byte[]> action) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(e -> action.accept(e.key, e.value));
        }
    }

    /** At most so many keys of the store from that one on, in order, as they were before anything was staged. */
    List<String> keysFrom(String from, @Nullable String to, int most) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> range = store.range(from, to)) {
            while (keys.size() < most && range.hasNext()) {
                keys.add(range.next().key);
            }
        }
        return keys;
    }

    /** The key that was last deleted since {@link #apply} or {@link #drop}; null if none was. */
    public @Nullable String lastDeleted() {
        return lastDeleted;
    }

    /** Whether there is anything to apply. */
    public boolean hasChanges() {
        return !staged.isEmpty();
    }

    /** Makes the changes in the store. */
    public void apply() {
        for (Iterator<Map.Entry<String, Optional<byte[]>>> all =
                        staged.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, Optional<byte[]>> change = all.next();
            if (change.getValue().isPresent()) {
                store.put(change.getKey(), change.getValue().get());
            } else {
                store.delete(change.getKey());
            }
        }
        drop();
    }

    /** Forgets the changes. */
    public void drop() {
        staged.clear();
        lastDeleted = null;
    }
}
