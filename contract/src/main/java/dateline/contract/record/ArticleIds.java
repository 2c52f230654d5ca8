package dateline.contract.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How articles and what is derived from them get their ids: the same input gives the same id, everywhere and for ever. */
public final class ArticleIds {
    private ArticleIds() {}

    /** The id of the article at a canonical address. */
    public static String ofUrl(String canonicalUrl) {
        return hash("url", canonicalUrl);
    }

    /** The id of an item without an address, known only by its feed's guid or, failing that, its text. */
    public static String ofItem(String feedId, String key) {
        return hash("item", feedId, key);
    }

    /** A digest of what a reader would see of an article; two texts with the same one are the same text. */
    public static String fingerprint(String title, String summary, String text) {
        return hash("text", title, summary, text);
    }

    /** 128 bits of SHA-256 over the parts and their lengths, as 32 hexadecimal digits. */
    public static String hash(String... parts) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update((byte) (bytes.length >>> 24));
            sha.update((byte) (bytes.length >>> 16));
            sha.update((byte) (bytes.length >>> 8));
            sha.update((byte) bytes.length);
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }
}
