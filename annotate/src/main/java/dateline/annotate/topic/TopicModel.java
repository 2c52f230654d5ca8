package dateline.annotate.topic;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A linear model over {@link TopicFeatures}: for each feature that it knows a weight for each class, eight bits wide,
 * found by the feature's whole hash, so that a feature never seen in training has no weight at all rather than that of
 * another. Immutable, safe for any number of threads.
 */
public final class TopicModel {
    private static final int MAGIC = 0x444C5431;
    private static final int MAX_ROWS = 1 << 24;
    private static final int MAX_CLASSES = 1024;

    private final float[] bias;
    private final float scale;
    private final int[] keys;
    private final byte[] weights;
    private final int[] slots;

    /**
     * A model from its rows.
     *
     * @param bias of each class
     * @param scale what one unit of a weight stands for
     * @param keys the features, each once, none 0
     * @param weights a row of a weight a class for each feature
     */
    public TopicModel(float[] bias, float scale, int[] keys, byte[] weights) {
        if (weights.length != keys.length * bias.length) {
            throw new IllegalArgumentException("a topic model needs a weight a class for each of its features");
        }
        this.bias = bias.clone();
        this.scale = scale;
        this.keys = keys.clone();
        this.weights = weights.clone();
        this.slots = index(keys);
    }

    private static int[] index(int[] keys) {
        int[] slots = new int[Integer.highestOneBit(Math.max(8, keys.length)) * 4];
        for (int row = 0; row < keys.length; row++) {
            int slot = keys[row] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = row + 1;
        }
        return slots;
    }

    /** How many classes. */
    public int classes() {
        return bias.length;
    }

    /** How many features have weights. */
    public int rows() {
        return keys.length;
    }

    /**
     * Scores a text.
     *
     * @param logits takes the classes' scores, on the scale of the natural logarithm of a probability, not normalised
     * @return how far the text itself speaks for one class rather than the average class, on the same scale; 0 where none
     *     of its features is known
     */
    public double score(TopicFeatures features, double[] logits) {
        long[] sums = new long[bias.length];
        for (int i = 0; i < features.size(); i++) {
            add(features.hash(i), sums);
        }
        double norm = scale * norm(features.tokens());
        for (int c = 0; c < sums.length; c++) {
            logits[c] = bias[c] + norm * sums[c];
        }
        return norm * clearance(sums);
    }

    private static double clearance(long[] sums) {
        long best = sums[0];
        long all = 0;
        for (long sum : sums) {
            best = Math.max(best, sum);
            all += sum;
        }
        return best - (double) all / sums.length;
    }

    /** What the sum of a text's weights is multiplied with: long texts repeat themselves. */
    public static double norm(int tokens) {
        double n = Math.max(1, tokens);
        return n <= 40 ? 1 / Math.sqrt(n) : Math.sqrt(40) / n;
    }

    private void add(int hash, long[] sums) {
        int row = find(hash);
        if (row < 0) {
            return;
        }
        int from = row * sums.length;
        for (int c = 0; c < sums.length; c++) {
            sums[c] += weights[from + c];
        }
    }

    private int find(int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (keys[slots[slot] - 1] == hash) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /** Writes the model; the same model gives the same bytes. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeInt(bias.length);
        data.writeInt(keys.length);
        data.writeFloat(scale);
        for (float b : bias) {
            data.writeFloat(b);
        }
        for (int key : keys) {
            data.writeInt(key);
        }
        data.write(weights);
        data.flush();
    }

    /** Reads what {@link #write} wrote. */
    public static TopicModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        int magic = data.readInt();
        int classes = data.readInt();
        int rows = data.readInt();
        if (magic != MAGIC || classes < 1 || classes > MAX_CLASSES || rows < 0 || rows > MAX_ROWS) {
            throw new IOException("this is no topic model of this version");
        }
        float scale = data.readFloat();
        float[] bias = new float[classes];
        for (int c = 0; c < classes; c++) {
            bias[c] = data.readFloat();
        }
        int[] keys = new int[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = data.readInt();
        }
        byte[] weights = new byte[rows * classes];
        data.readFully(weights);
        return new TopicModel(bias, scale, keys, weights);
    }
}
