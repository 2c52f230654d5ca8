package dateline.annotate.entity.model;

/**
 * 32-bit hashes of words and word sequences, the only form in which lexicon and model know them. A run of digits counts
 * as one zero, so that numbers share their statistics.
 */
public final class WordHash {
    private static final int SEED = 0x811C9DC5;
    private static final int PRIME = 0x01000193;

    private WordHash() {}

    /** Hash of {@code text[start,end)} in its own case. */
    public static int cased(CharSequence text, int start, int end) {
        int hash = SEED;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit || !digit) {
                hash = (hash ^ (isDigit ? '0' : c)) * PRIME;
            }
            digit = isDigit;
        }
        return mix(hash);
    }

    /** Hash of {@code text[start,end)} in lower case, independent of any locale. */
    public static int lower(CharSequence text, int start, int end) {
        int hash = SEED;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit || !digit) {
                hash = (hash ^ (isDigit ? '0' : Character.toLowerCase(c))) * PRIME;
            }
            digit = isDigit;
        }
        return mix(hash);
    }

    /** Hash of a sequence of words, built one word at a time from 0. */
    public static int sequence(int before, int word) {
        return mix(before * 31 + word);
    }

    /** Spreads the bits (the finaliser of MurmurHash3). */
    static int mix(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
