package dateline.enrich.topology.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of articles, by their ids, until it is old. Beside each entry the store has one in an index by hours,
 * under {@code U+0001, hour, id}, so that only what is forgotten is looked at. The version before wrote no index; what it
 * left is indexed little by little as records come, from where the last look ended. An entry that cannot be decoded is
 * reported and taken out. Used by one thread.
 *
 * @param <V> what is remembered of an article
 */
public final class ArticleStore<V> {
    /** First letter of the keys that are no article's. */
    public static final String RESERVED = "\u0001";

    /** The end of the reserved keys. */
    private static final String ARTICLES = "\u0002";

    /** Behind all hours. */
    private static final String INDEXED = RESERVED + "indexed";

    private static final String PROBE = RESERVED + "probe";
    private static final int DIGITS = 16;
    private static final long NEVER = Long.MIN_VALUE;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** As much is forgotten, and as much indexed, with one record at most: what is more waits for the next ones. */
    private static final int AT_ONCE = 100;

    private final String name;
    private final StagedStore store;
    private final Codec<V> codec;
    private final long remember;
    private final Unreadable unreadable;

    private long now = NEVER;
    /** All hours of the index before this key have been forgotten. */
    private String from = RESERVED;
    /** The hour up to which everything is forgotten. */
    private long forgotten = NEVER;
    /** Where the look for entries without index goes on; null where all have been looked at. */
    private @Nullable String unindexed;
    /** When all had been looked at. */
    private long indexed;

    /**
     * @param name the store's
     * @param store where entries are
     * @param codec how they are written
     * @param remember how long
     * @param unreadable is told of what cannot be decoded
     */
    public ArticleStore(String name, StagedStore store, Codec<V> codec, Duration remember, Unreadable unreadable) {
        this.name = name;
        this.store = store;
        this.codec = codec;
        this.remember = remember.toMillis();
        this.unreadable = unreadable;
        V indexed = get(INDEXED);
        this.indexed = indexed == null ? NEVER : codec.seen(indexed).toEpochMilli();
    }

    /** What is remembered of an article; null if nothing is. */
    public @Nullable V get(String article) {
        byte[] bytes = store.get(article);
        if (bytes == null) {
            return null;
        }
        try {
            return codec.decode(bytes);
        } catch (RuntimeException e) {
            unreadable.found(name, article, bytes, e);
            store.delete(article);
            return null;
        }
    }

    /** Remembers something of an article in the place of what was. */
    public void put(String article, V value) {
        store.put(article, codec.encode(value));
        index(article, value);
    }

    private void index(String article, V value) {
        String key = key(article, value);
        store.put(key, codec.encode(codec.blank(Instant.ofEpochMilli(hour(value)))));
        if (key.compareTo(from) < 0) {
            from = key;
            forgotten = NEVER;
        }
    }

    /** Forgets what was remembered of an article. */
    public void delete(String article) {
        store.delete(article);
    }

    /** The time is now that at least: forgets what is old by then. */
    public void tidy(Instant time) {
        now = Math.max(now, time.toEpochMilli());
        forgetOld();
        indexMore();
    }

    private void forgetOld() {
        long until = hour(now - remember);
        if (until <= forgotten) {
            return;
        }
        List<String> due = store.keysFrom(from, key(until, ""), AT_ONCE);
        due.forEach(key -> forget(key, until));
        if (due.size() < AT_ONCE) {
            from = key(until, "");
            forgotten = until;
        } else {
            from = due.getLast();
        }
    }

    private void forget(String key, long until) {
        if (key.length() > RESERVED.length() + DIGITS) {
            String article = key.substring(RESERVED.length() + DIGITS);
            V value = get(article);
            if (value != null && hour(value) < until) {
                store.delete(article);
            }
        }
        store.delete(key);
    }

    /** Now and then all are looked at again, as the version before may have been at work in between. */
    private void indexMore() {
        if (unindexed == null && (indexed == NEVER || now - indexed > remember)) {
            unindexed = ARTICLES;
        }
        if (unindexed == null) {
            return;
        }
        List<String> keys = store.keysFrom(unindexed, null, AT_ONCE);
        for (String article : keys) {
            V value = get(article);
            if (value != null && store.get(key(article, value)) == null) {
                index(article, value);
            }
        }
        if (keys.size() < AT_ONCE) {
            unindexed = null;
            indexed = now;
            store.put(INDEXED, codec.encode(codec.blank(Instant.ofEpochMilli(now))));
        } else {
            unindexed = keys.getLast();
        }
    }

    /**
     * Reads what was written by the last probe and writes anew.
     *
     * @throws RuntimeException if what was written cannot be read
     */
    public void probe(Instant at) {
        byte[] before = store.get(PROBE);
        if (before != null) {
            codec.decode(before);
        }
        store.put(PROBE, codec.encode(codec.blank(at)));
    }

    private String key(String article, V value) {
        return key(hour(value), article);
    }

    private long hour(V value) {
        return hour(codec.seen(value).toEpochMilli());
    }

    private static long hour(long time) {
        return Math.floorDiv(Math.max(0, time), HOUR) * HOUR;
    }

    private static String key(long hour, String article) {
        return RESERVED + String.format(Locale.ROOT, "%016x", hour) + article;
    }
}
