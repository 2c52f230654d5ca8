package dateline.annotate.entity.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;

/**
 * An immutable map from 32-bit hashes to 16-bit values: sorted keys behind an index over their upper bits, five to seven
 * bytes an entry in memory and three to four on disk. A foreign word is mistaken for a known one with probability
 * size / 2^32.
 */
final class HashedTable {
    /** What {@link #get} answers for an unknown key. */
    static final int ABSENT = -1;

    private final int[] keys;
    private final short[] values;
    private final int[] index;
    private final int shift;

    private HashedTable(int[] keys, short[] values) {
        this.keys = keys;
        this.values = values;
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(1, keys.length / 2)));
        this.shift = 32 - bits;
        this.index = index(keys, bits, shift);
    }

    /** The table of these entries; keys compare as unsigned, values are 0..65535. */
    static HashedTable of(SortedMap<Long, Integer> entries) {
        int[] keys = new int[entries.size()];
        short[] values = new short[keys.length];
        int n = 0;
        for (Map.Entry<Long, Integer> entry : entries.entrySet()) {
            keys[n] = entry.getKey().intValue();
            values[n++] = entry.getValue().shortValue();
        }
        return new HashedTable(keys, values);
    }

    private static int[] index(int[] keys, int bits, int shift) {
        int[] index = new int[(1 << bits) + 1];
        for (int key : keys) {
            index[(key >>> shift) + 1]++;
        }
        Arrays.parallelPrefix(index, Integer::sum);
        return index;
    }

    /** The value of a key, or {@link #ABSENT}. */
    int get(int key) {
        int bucket = key >>> shift;
        for (int i = index[bucket], end = index[bucket + 1]; i < end; i++) {
            if (keys[i] == key) {
                return values[i] & 0xFFFF;
            }
        }
        return ABSENT;
    }

    int size() {
        return keys.length;
    }

    void write(DataOutput out) throws IOException {
        Varint.writeAscending(out, keys);
        for (short value : values) {
            Varint.write(out, value & 0xFFFF);
        }
    }

    static HashedTable read(DataInput in) throws IOException {
        int[] keys = Varint.readAscending(in);
        short[] values = new short[keys.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) Varint.read(in);
        }
        return new HashedTable(keys, values);
    }
}
