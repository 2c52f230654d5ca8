package dateline.annotate.language;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * How much each run of one to five letters, and each common word, speaks for each language.
 *
 * <p>A language's score for a text is, up to what all languages share, the logarithm of the probability that a letter
 * model of the language with up to four letters of context gives it (T. Dunning, Statistical Identification of Language,
 * 1994; n-gram models of M. Stahl's Lingua). The model is written as a sum: a run's weight is how much its last letter
 * gains from the run's first letter. A run that a language hardly ever has weighs nothing for it.
 *
 * <p>Immutable, safe for any number of threads.
 */
public final class NgramModel {
    /** Letters of the longest runs. */
    public static final int LONGEST = 5;
    /** How many units of a weight are one unit of the natural logarithm. */
    public static final int SCALE = 12;

    private static final int MAGIC = 0x444C4C31;
    private static final int MAX_ROWS = 1 << 23;
    private static final int MAX_LANGUAGES = 255;

    private final List<String> languages;
    private final int[] keys;
    /** Where a row's weights start, by slot; 0 where the slot is empty. */
    private final int[] starts;
    /** Rows of: how many languages, then a language and its weight for each. */
    private final byte[] weights;

    private NgramModel(List<String> languages, int[] keys, int[] starts, byte[] weights) {
        this.languages = languages;
        this.keys = keys;
        this.starts = starts;
        this.weights = weights;
    }

    /** BCP 47 tags of the languages; a language's place is its number. */
    public List<String> languages() {
        return languages;
    }

    /** The hash of an empty run. */
    public static int none() {
        return 0x2545F491;
    }

    /** The hash of a run with one more letter before its first. */
    public static int before(int run, char letter) {
        int hash = (run ^ letter) * 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }

    /** The hash of a whole word, which is never that of a run, given the hash of the word's letters from the last on. */
    public static int word(int run) {
        return before(run, ' ');
    }

    /** Adds the weights of a run or word to the languages' scores; says whether there were any. */
    boolean add(int hash, int[] scores) {
        int at = find(hash);
        if (at < 0) {
            return false;
        }
        int end = at + 1 + 2 * (weights[at] & 0xFF);
        for (int i = at + 1; i < end; i += 2) {
            scores[weights[i] & 0xFF] += weights[i + 1];
        }
        return true;
    }

    private int find(int hash) {
        int mask = keys.length - 1;
        for (int slot = hash & mask; starts[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == hash) {
                return starts[slot];
            }
        }
        return -1;
    }

    /**
     * Writes a model.
     *
     * @param languages BCP 47 tags
     * @param entries each hash, language and weight in one number, from {@link #entry}, ascending
     */
    public static void write(List<String> languages, long[] entries, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeByte(languages.size());
        for (String language : languages) {
            data.writeUTF(language);
        }
        data.writeInt(rows(entries));
        data.writeInt(entries.length);
        for (int i = 0; i < entries.length; ) {
            int end = rowEnd(entries, i);
            data.writeInt((int) (entries[i] >> 32));
            data.writeByte(end - i);
            for (; i < end; i++) {
                data.writeShort((short) entries[i]);
            }
        }
        data.flush();
    }

    /** A weight of a run or word for a language, such that sorted ones stand row by row. */
    public static long entry(int hash, int language, int weight) {
        return (long) hash << 32 | language << 8 | (weight & 0xFF);
    }

    private static int rows(long[] entries) {
        int rows = 0;
        for (int i = 0; i < entries.length; i = rowEnd(entries, i)) {
            rows++;
        }
        return rows;
    }

    private static int rowEnd(long[] entries, int from) {
        int end = from + 1;
        while (end < entries.length && entries[end] >> 32 == entries[from] >> 32) {
            end++;
        }
        return end;
    }

    /** Reads what {@link #write} wrote. */
    public static NgramModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MAGIC) {
            throw new IOException("not a language model of this version");
        }
        String[] languages = new String[Math.min(data.readUnsignedByte(), MAX_LANGUAGES)];
        for (int i = 0; i < languages.length; i++) {
            languages[i] = data.readUTF();
        }
        int rows = bounded(data.readInt(), MAX_ROWS);
        return table(List.of(languages), rows, bounded(data.readInt(), MAX_ROWS * 8), data.readAllBytes());
    }

    private static int bounded(int count, int most) throws IOException {
        if (count < 1 || count > most) {
            throw new IOException("the language model is damaged: " + count + " rows or weights");
        }
        return count;
    }

    private static NgramModel table(List<String> languages, int rows, int entries, byte[] file) throws IOException {
        if (file.length != 5 * rows + 2 * entries) {
            throw new IOException("the language model is cut short");
        }
        int slots = Integer.highestOneBit(rows + rows / 2) * 2;
        NgramModel model = new NgramModel(languages, new int[slots], new int[slots], file);
        for (int at = 0; at < file.length; at += 5 + 2 * (file[at + 4] & 0xFF)) {
            model.put(int32(file, at), at + 4);
        }
        return model;
    }

    private void put(int hash, int start) {
        int mask = keys.length - 1;
        int slot = hash & mask;
        while (starts[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = hash;
        starts[slot] = start;
    }

    private static int int32(byte[] b, int at) {
        return b[at] << 24 | (b[at + 1] & 0xFF) << 16 | (b[at + 2] & 0xFF) << 8 | (b[at + 3] & 0xFF);
    }
}
