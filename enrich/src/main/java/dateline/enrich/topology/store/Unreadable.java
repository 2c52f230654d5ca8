package dateline.enrich.topology.store;

/** Is told of an entry that cannot be decoded, which is then taken out of its store. */
public interface Unreadable {
    /**
     * @param store the store's name
     * @param key the entry's
     * @param entry as it was kept
     * @param error why it cannot be decoded
     */
    void found(String store, String key, byte[] entry, RuntimeException error);
}
