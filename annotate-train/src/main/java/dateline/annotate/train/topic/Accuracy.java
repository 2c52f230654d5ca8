package dateline.annotate.train.topic;

import dateline.annotate.topic.Softmax;
import dateline.annotate.topic.TopicModel;
import java.util.Arrays;
import java.util.Locale;

/** Counts how often a model's best class is an accepted one, and whether its probabilities mean what they say. */
public final class Accuracy {
    private static final int BINS = 10;

    private final int[] answers = new int[BINS];
    private final int[] right = new int[BINS];
    private final double[] claimed = new double[BINS];

    Accuracy() {}

    void add(TopicModel model, Example example) {
        double[] p = new double[model.classes()];
        model.score(example.features(), p);
        Softmax.apply(p);
        int best = 0;
        for (int c = 1; c < p.length; c++) {
            best = p[c] > p[best] ? c : best;
        }
        int bin = Math.min(BINS - 1, (int) (p[best] * BINS));
        answers[bin]++;
        claimed[bin] += p[best];
        right[bin] += Arrays.binarySearch(example.accepted(), best) >= 0 ? 1 : 0;
    }

    /** How many articles were counted. */
    public int articles() {
        return Arrays.stream(answers).sum();
    }

    /** The share whose best class is an accepted one, 0..1. */
    public double share() {
        return articles() == 0 ? 0 : (double) Arrays.stream(right).sum() / articles();
    }

    /** How far the best class's probability is from the share that was right, on average; 0 is perfect. */
    public double calibrationError() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(claimed[bin] - right[bin]);
        }
        return articles() == 0 ? 0 : error / articles();
    }

    /** How far the best class's probability is above the share that was right, on average; negative where it is below. */
    public double overconfidence() {
        return articles() == 0
                ? 0
                : (Arrays.stream(claimed).sum() - Arrays.stream(right).sum()) / articles();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "accuracy %.4f, calibration error %.4f, overconfidence %+.4f, %d articles",
                share(),
                calibrationError(),
                overconfidence(),
                articles());
    }
}
