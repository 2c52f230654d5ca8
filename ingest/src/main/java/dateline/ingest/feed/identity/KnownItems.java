package dateline.ingest.feed.identity;

import dateline.contract.record.ArticleIds;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.KnownItem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compact form in which a feed's state remembers its items: base64 of entries of {@value #SIZE} bytes, big-endian,
 * the most recently seen last.
 *
 * <pre>
 *  0  8  digest of what the item is known by in its feed
 *  8  8  digest of its address's identity, 0 without one
 * 16 16  the article's id
 * 32  3  the last revision published
 * 35  5  digest of the title      40  5  of the summary      45  5  of the text
 * 50  6  first seen, milliseconds since 1970
 * 56  4  last in the feed, seconds since 1970, unsigned
 * 60  1  1 if it was withdrawn
 * </pre>
 *
 * <p>An item that is remembered takes a third of what it takes as JSON, in Kafka and in memory, where the states of all
 * feeds are kept.
 */
public final class KnownItems {
    private static final int SIZE = 61;
    private static final int LAST_SEEN = 56;
    private static final long FIVE_BYTES = (1L << 40) - 1;
    private static final HexFormat HEX = HexFormat.of();

    private KnownItems() {}

    /**
     * A remembered item.
     *
     * @param key digest of what it is known by in its feed, see {@link #digest}
     * @param address digest of its address's identity, 0 without one
     * @param articleId the article that it became
     * @param revision the last revision published
     * @param text digests of what the feed last gave of it
     * @param firstSeen in whole milliseconds
     * @param lastSeen when it was last in the feed, in whole seconds
     * @param withdrawn whether the last revision says that it was taken back
     */
    public record Item(
            long key,
            long address,
            String articleId,
            int revision,
            TextDigests text,
            Instant firstSeen,
            Instant lastSeen,
            boolean withdrawn) {}

    /** A digest of 64 bits, never 0. */
    public static long digest(String text) {
        long digest = Long.parseUnsignedLong(ArticleIds.hash("known", text), 0, 16, 16);
        return digest == 0 ? 1 : digest;
    }

    /** What a state remembers, in the form of today or that of versions before it. */
    public static List<Item> of(FeedState state) {
        String known = state.known();
        return known == null ? old(state.items()) : decode(known);
    }

    /** When the item that was seen last was in the feed; null if nothing is remembered. Reads no other item. */
    public static @Nullable Instant lastSeen(FeedState state) {
        String known = state.known();
        ByteBuffer bytes = known == null ? null : bytes(known);
        if (bytes != null && bytes.limit() >= SIZE) {
            return Instant.ofEpochSecond(get(bytes.position(bytes.limit() - SIZE + LAST_SEEN), 4));
        }
        List<Item> items = known == null ? old(state.items()) : List.of();
        return items.isEmpty() ? null : items.getLast().lastSeen();
    }

    /** Items as a state keeps them. */
    public static String encode(List<Item> items) {
        ByteBuffer bytes = ByteBuffer.allocate(items.size() * SIZE);
        for (Item item : items) {
            bytes.putLong(item.key()).putLong(item.address()).put(HEX.parseHex(item.articleId()));
            put(bytes, item.revision(), 3);
            put(bytes, item.text().title(), 5);
            put(bytes, item.text().summary(), 5);
            put(bytes, item.text().text(), 5);
            put(bytes, item.firstSeen().toEpochMilli(), 6);
            put(bytes, item.lastSeen().getEpochSecond(), 4);
            put(bytes, item.withdrawn() ? 1 : 0, 1);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** What is not this form is forgotten: the feed is read as if it were new. */
    private static List<Item> decode(String known) {
        ByteBuffer bytes = bytes(known);
        if (bytes == null) {
            return List.of();
        }
        List<Item> items = new ArrayList<>(bytes.remaining() / SIZE);
        byte[] id = new byte[16];
        while (bytes.hasRemaining()) {
            long key = bytes.getLong();
            long address = bytes.getLong();
            bytes.get(id);
            items.add(new Item(
                    key,
                    address,
                    HEX.formatHex(id),
                    (int) get(bytes, 3),
                    new TextDigests(get(bytes, 5), get(bytes, 5), get(bytes, 5)),
                    Instant.ofEpochMilli(get(bytes, 6)),
                    Instant.ofEpochSecond(get(bytes, 4)),
                    get(bytes, 1) == 1));
        }
        return items;
    }

    /** Whole entries; null if it is not this form. */
    private static @Nullable ByteBuffer bytes(String known) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(known));
            return bytes.remaining() % SIZE == 0 ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<Item> old(List<KnownItem> items) {
        List<Item> converted = new ArrayList<>(items.size());
        for (KnownItem item : items) {
            TextDigests text = old(item.fingerprint());
            if (text != null && item.articleId().length() == 32) {
                converted.add(new Item(
                        digest(item.key()),
                        0,
                        item.articleId(),
                        item.revision(),
                        text,
                        item.firstSeen(),
                        item.lastSeen(),
                        false));
            }
        }
        return converted;
    }

    private static @Nullable TextDigests old(String fingerprint) {
        String[] parts = fingerprint.split("\\.");
        try {
            return parts.length == 3 ? new TextDigests(old5(parts[0]), old5(parts[1]), old5(parts[2])) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static long old5(String digest) {
        return Long.parseUnsignedLong(digest, 16) & FIVE_BYTES;
    }

    private static void put(ByteBuffer bytes, long value, int size) {
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
            bytes.put((byte) (value >>> shift));
        }
    }

    private static long get(ByteBuffer bytes, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (bytes.get() & 0xff);
        }
        return value;
    }
}
