package dateline.annotate.entity.model;

/** Flags by word hash: what one text tells about a word. Open addressing, never grows. */
final class WordFlags {
    /** A text made to collide gets shared flags, not quadratic time. */
    private static final int LONGEST_PROBE = 32;

    private final int[] keys;
    private final int[] flags;
    private final int mask;

    WordFlags(int words) {
        int capacity = Integer.highestOneBit(Math.max(8, words)) * 4;
        this.keys = new int[capacity];
        this.flags = new int[capacity];
        this.mask = capacity - 1;
    }

    void add(int key, int bits) {
        int slot = slot(key);
        keys[slot] = key;
        flags[slot] |= bits;
    }

    int get(int key) {
        return flags[slot(key)];
    }

    private int slot(int key) {
        int slot = key & mask;
        for (int probe = 0; probe < LONGEST_PROBE && keys[slot] != key && keys[slot] != 0; probe++) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
