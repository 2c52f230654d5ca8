package dateline.annotate.topic;

/** Turns scores into probabilities. */
public final class Softmax {
    private Softmax() {}

    /** Replaces logits by probabilities; the same on every machine. */
    public static void apply(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            max = Math.max(max, z);
        }
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            logits[c] = StrictMath.exp(logits[c] - max);
            sum += logits[c];
        }
        for (int c = 0; c < logits.length; c++) {
            logits[c] /= sum;
        }
    }
}
