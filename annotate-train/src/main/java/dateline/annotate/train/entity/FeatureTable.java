package dateline.annotate.train.entity;

import java.util.Arrays;

/** Numbers features by their hash, in order of first appearance, and counts them. */
final class FeatureTable {
    private int[] keys = new int[1 << 16];
    private int[] counts = new int[1 << 16];
    private int[] slots = new int[1 << 18];
    private int size;

    /** The number of a feature, which now stands once more. */
    int count(int key) {
        if (size == keys.length) {
            grow();
        }
        int slot = slot(key);
        if (slots[slot] == 0) {
            keys[size] = key;
            slots[slot] = ++size;
        }
        counts[slots[slot] - 1]++;
        return slots[slot] - 1;
    }

    int size() {
        return size;
    }

    int key(int number) {
        return keys[number];
    }

    /** Forgets what was counted less often; answers the new number of each old one, or -1. */
    int[] prune(int minCount) {
        int[] numbers = new int[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            numbers[i] = counts[i] >= minCount ? kept : -1;
            if (counts[i] >= minCount) {
                keys[kept] = keys[i];
                counts[kept++] = counts[i];
            }
        }
        size = kept;
        Arrays.fill(slots, 0);
        return numbers;
    }

    private int slot(int key) {
        int mask = slots.length - 1;
        int slot = key & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        counts = Arrays.copyOf(counts, size * 2);
        slots = new int[keys.length * 4];
        for (int i = 0; i < size; i++) {
            slots[slot(keys[i])] = i + 1;
        }
    }
}
