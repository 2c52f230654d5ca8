package dateline.enrich.alert.memory;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory. */
public final class TreeTable implements Table {
    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    public static List<TreeTable> five() {
        return List.of(new TreeTable(), new TreeTable(), new TreeTable(), new TreeTable(), new TreeTable());
    }

    public static StoredAlertState state() {
        return state(five());
    }

    public static StoredAlertState state(List<TreeTable> tables) {
        return new StoredAlertState(
                tables.get(0), tables.get(1), tables.get(2), tables.get(3), tables.get(4), (table, key, entry, e) -> {
                    throw e;
                });
    }

    public TreeTable copy() {
        TreeTable copy = new TreeTable();
        copy.entries.putAll(entries);
        return copy;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        entries.put(key, value.clone());
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public @Nullable String first(String from, String to) {
        String first = entries.ceilingKey(from);
        return first == null || first.compareTo(to) >= 0 ? null : first;
    }

    @Override
    public Iterable<String> keys(String prefix) {
        return List.copyOf(entries.subMap(prefix, prefix + Character.MAX_VALUE).keySet());
    }
}
