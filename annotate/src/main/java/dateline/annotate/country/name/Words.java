package dateline.annotate.country.name;

import java.util.Arrays;

/**
 * The words of a text: where they stand, a 64-bit hash of each one's folded letters, and how it is written. Words of
 * scripts without spaces are single letters. Made once per text and then only read.
 */
public final class Words {
    public static final byte LOWERCASE = 0;
    public static final byte CAPITALISED = 1;
    /** All letters capital, two or more, or one alone. */
    public static final byte CAPITALS = 2;

    static final byte CASELESS = 3;
    public static final byte NUMBER = 4;

    private final String text;
    private long[] hash = new long[64];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private byte[] shape = new byte[64];
    private int size;
    private int upper;
    private int lower;

    public Words(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            byte kind = NameLetters.kind(text.charAt(at));
            at = kind == NameLetters.SEPARATOR || kind == NameLetters.IGNORED ? at + 1 : word(at, kind);
        }
    }

    /** The hash that a word has, for building tables. */
    public static long hashOf(String word) {
        long h = SEED;
        for (int i = 0; i < word.length(); i++) {
            if (NameLetters.kind(word.charAt(i)) != NameLetters.IGNORED) {
                h = step(h, NameLetters.folded(word.charAt(i)));
            }
        }
        return h;
    }

    /** The key that a name has, for building tables. */
    public static long keyOf(String name) {
        Words words = new Words(name);
        return words.key(0, words.size() - 1);
    }

    public int size() {
        return size;
    }

    /** One number for the words from one to another, for looking up names of several words. */
    public long key(int first, int last) {
        long key = 0;
        for (int word = first; word <= last; word++) {
            key = key * 31 + hash[word];
        }
        return key;
    }

    public String text() {
        return text;
    }

    public long hash(int word) {
        return hash[word];
    }

    public int start(int word) {
        return start[word];
    }

    public int end(int word) {
        return end[word];
    }

    public byte shape(int word) {
        return shape[word];
    }

    public String at(int word) {
        return text.substring(start[word], end[word]);
    }

    public boolean capitalised(int word) {
        return shape[word] == CAPITALISED || shape[word] == CAPITALS;
    }

    /** Whether the text has letters with case and none is a capital. */
    public boolean neverCapital() {
        return upper == 0 && lower > 0;
    }

    /** Whether the first word that is no number is in Latin letters. */
    public boolean isLatin() {
        for (int i = 0; i < Math.min(size, 40); i++) {
            if (shape[i] != NUMBER) {
                return text.charAt(start[i]) < 0x0250 || text.charAt(start[i]) >> 8 == 0x1E;
            }
        }
        return true;
    }

    /** Whether nearly all letters are capitals. */
    public boolean shouts() {
        return upper > 8 && upper > 4 * lower;
    }

    /** Whether most longer words begin with a capital, as in a headline. */
    public boolean headline() {
        int longer = 0;
        int capital = 0;
        for (int i = 0; i < Math.min(size, 60); i++) {
            if (end[i] - start[i] >= 4 && shape[i] <= CAPITALS) {
                longer++;
                capital += capitalised(i) ? 1 : 0;
            }
        }
        return longer > 1 && capital * 10 >= longer * 7;
    }

    /** Whether one word and the next have nothing but space between them. */
    public boolean spaced(int word) {
        if (word < 0 || word + 1 >= size) {
            return false;
        }
        for (int i = end[word]; i < start[word + 1]; i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\u00A0' && c != '\t') {
                return false;
            }
        }
        return start[word + 1] > end[word];
    }

    /** Whether one word and the next may be parts of one name: joined, or by space, hyphen, apostrophe, dot of an abbreviation. */
    public boolean joined(int word) {
        int from = end[word];
        int to = start[word + 1];
        if (to - from > 3) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!joins(text.charAt(i), word, from, to)) {
                return false;
            }
        }
        return true;
    }

    /** The first character after a word that is not a space, or 0 at the end. */
    char after(int word) {
        for (int i = end[word]; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                return text.charAt(i);
            }
        }
        return 0;
    }

    private boolean joins(char c, int word, int from, int to) {
        return switch (c) {
            case ' ', '\u00A0', '\u202F', '\t', '\n', '\r' -> true;
            case '-', '\u2010', '\u2011', '\u2013', '\'', '\u2019', '\u02BC', '&', '\u30FB', '\u00B7' -> true;
            case '.' -> from - start[word] <= 4;
            case '"', '\u05F3', '\u05F4' -> to - from == 1 && shape[word] == CASELESS;
            default -> false;
        };
    }

    private static final long SEED = 0x9E3779B97F4A7C15L;

    private static long step(long h, char c) {
        long x = (h ^ c) * 0xFF51AFD7ED558CCDL;
        return x ^ (x >>> 29);
    }

    private int word(int from, byte kind) {
        if (kind == NameLetters.UNSPACED) {
            add(step(SEED, NameLetters.folded(text.charAt(from))), from, from + 1, CASELESS);
            return from + 1;
        }
        long h = SEED;
        int at = from;
        int uppers = 0;
        int lowers = 0;
        byte first = kind;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            byte k = NameLetters.kind(c);
            if (k == NameLetters.IGNORED) {
                continue;
            }
            if (k == NameLetters.SEPARATOR
                    || k == NameLetters.UNSPACED
                    || (k == NameLetters.KATAKANA) != (first == NameLetters.KATAKANA)) {
                break;
            }
            uppers += k == NameLetters.UPPER ? 1 : 0;
            lowers += k == NameLetters.LOWER ? 1 : 0;
            h = step(h, NameLetters.folded(c));
        }
        upper += uppers;
        lower += lowers;
        add(h, from, at, shapeOf(first, uppers, lowers));
        return at;
    }

    private static byte shapeOf(byte first, int uppers, int lowers) {
        return switch (first) {
            case NameLetters.UPPER -> lowers == 0 ? CAPITALS : CAPITALISED;
            case NameLetters.LOWER -> LOWERCASE;
            case NameLetters.DIGIT -> uppers + lowers == 0 ? NUMBER : LOWERCASE;
            default -> CASELESS;
        };
    }

    private void add(long h, int from, int to, byte as) {
        if (size == hash.length) {
            int room = size * 2;
            hash = Arrays.copyOf(hash, room);
            start = Arrays.copyOf(start, room);
            end = Arrays.copyOf(end, room);
            shape = Arrays.copyOf(shape, room);
        }
        hash[size] = h;
        start[size] = from;
        end[size] = to;
        shape[size++] = as;
    }
}
