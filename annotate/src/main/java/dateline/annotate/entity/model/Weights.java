package dateline.annotate.entity.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Weights of features for each label as 16-bit integers, and of each label after another. Immutable. */
public final class Weights {
    /** Rows are as long as a power of two: half a cache line each. */
    public static final int STRIDE = 16;

    private static final int PRESENT_BITS = 23;

    private final int[] keys;
    private final short[] rows;
    private final int[] transitions;
    private final long[] slots;
    private final int mask;
    /** One bit for each possible upper part of a key: most features asked for are unknown, and this is small. */
    private final long[] present = new long[1 << PRESENT_BITS - 6];

    private final int[] nothing;

    /**
     * @param keys feature hashes, ascending as unsigned numbers, each once
     * @param rows for each key {@link Tag#COUNT} weights
     * @param transitions weight of label b after label a at {@code a * Tag.COUNT + b}
     */
    public Weights(int[] keys, short[] rows, int[] transitions) {
        this.keys = keys.clone();
        this.transitions = transitions.clone();
        this.rows = new short[keys.length * STRIDE];
        int capacity = Integer.highestOneBit(Math.max(8, keys.length)) * 4;
        this.slots = new long[capacity];
        this.mask = capacity - 1;
        for (int i = 0; i < keys.length; i++) {
            System.arraycopy(rows, i * Tag.COUNT, this.rows, i * STRIDE, Tag.COUNT);
            put(keys[i], i);
        }
        this.nothing = window(Word.NOTHING, 0);
    }

    /** What a word adds to the labels of the tokens around it, by place in the window, {@link #STRIDE} numbers each. */
    int[] window(Word word, int variant) {
        Features features = new Features();
        int[] scores = new int[(2 * Features.REACH + 1) * STRIDE];
        for (int offset = -Features.REACH; offset <= Features.REACH; offset++) {
            int count = features.ofWord(word, variant, offset);
            for (int f = 0; f < count; f++) {
                addTo(scores, (offset + Features.REACH) * STRIDE, features.get(f));
            }
        }
        return scores;
    }

    /** What the end of the sentence adds, in the same form. */
    public int[] nothing() {
        return nothing;
    }

    private void put(int key, int row) {
        int slot = key & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = (long) key << 32 | (row + 1);
        int bit = key >>> 32 - PRESENT_BITS;
        present[bit >>> 6] |= 1L << bit;
    }

    /** Adds a feature's weights to the scores at {@code offset}. */
    public void addTo(int[] scores, int offset, int key) {
        int bit = key >>> 32 - PRESENT_BITS;
        if ((present[bit >>> 6] & 1L << bit) != 0) {
            addRow(scores, offset, key);
        }
    }

    private void addRow(int[] scores, int offset, int key) {
        int slot = key & mask;
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if ((int) (entry >>> 32) == key) {
                int row = ((int) entry - 1) * STRIDE;
                for (int tag = 0; tag < STRIDE; tag++) {
                    scores[offset + tag] += rows[row + tag];
                }
                return;
            }
            slot = (slot + 1) & mask;
        }
    }

    public int transition(int before, int after) {
        return transitions[before * Tag.COUNT + after];
    }

    int size() {
        return keys.length;
    }

    void write(DataOutput out) throws IOException {
        for (int transition : transitions) {
            out.writeInt(transition);
        }
        Varint.writeAscending(out, keys);
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            for (int i = 0; i < keys.length; i++) {
                int weight = rows[i * STRIDE + tag];
                Varint.write(out, weight << 1 ^ weight >> 31);
            }
        }
    }

    static Weights read(DataInput in) throws IOException {
        int[] transitions = new int[Tag.COUNT * Tag.COUNT];
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = in.readInt();
        }
        int[] keys = Varint.readAscending(in);
        short[] rows = new short[keys.length * Tag.COUNT];
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            for (int i = 0; i < keys.length; i++) {
                int zigzag = Varint.read(in);
                rows[i * Tag.COUNT + tag] = (short) (zigzag >>> 1 ^ -(zigzag & 1));
            }
        }
        return new Weights(keys, rows, transitions);
    }
}
