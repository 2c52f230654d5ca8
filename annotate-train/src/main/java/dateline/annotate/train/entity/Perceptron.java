package dateline.annotate.train.entity;

import dateline.annotate.entity.model.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The averaged structured perceptron (Collins 2002) over BILOU labels, with dropout. Deterministic for its data, order and seed.
 */
final class Perceptron {
    private static final float IMPOSSIBLE = -1e9f;

    private final float dropout;
    private final float[] weights;
    private final float[] sums;
    private final float[] transitions = new float[Tag.COUNT * Tag.COUNT];
    private final float[] transitionSums = new float[Tag.COUNT * Tag.COUNT];
    private float step = 1;

    Perceptron(int features, float dropout) {
        this.dropout = dropout;
        this.weights = new float[features * Tag.COUNT];
        this.sums = new float[features * Tag.COUNT];
    }

    /** Reads the sentences this often; of the silver ones a random share each time. */
    void train(List<Examples.Sentence> sentences, int rounds, float silverShare, long seed) {
        List<Examples.Sentence> order = new ArrayList<>(sentences);
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Examples.Sentence sentence : order) {
                if (!sentence.silver() || random.nextFloat() < silverShare) {
                    learn(thinned(sentence, random));
                    step++;
                }
            }
        }
    }

    /** The sentence without a random part of its features (dropout; Srivastava et al. 2014). */
    private Examples.Sentence thinned(Examples.Sentence sentence, Random random) {
        int[][] rows = new int[sentence.features().length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = thinned(sentence.features()[i], random);
        }
        return new Examples.Sentence(rows, sentence.tags(), sentence.silver());
    }

    private int[] thinned(int[] row, Random random) {
        int[] kept = new int[row.length];
        int n = 0;
        for (int feature : row) {
            if (random.nextFloat() >= dropout) {
                kept[n++] = feature;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /** Averaged weight of a feature for a label. */
    float weight(int feature, int tag) {
        int i = feature * Tag.COUNT + tag;
        return weights[i] - sums[i] / step;
    }

    /** Averaged weight of a label after another, made up for the features that come back when nothing is hidden. */
    float transition(int before, int after) {
        int i = before * Tag.COUNT + after;
        return (transitions[i] - transitionSums[i] / step) / (1 - dropout);
    }

    private void learn(Examples.Sentence sentence) {
        byte[] guess = decode(sentence.features());
        int before = Tag.OUTSIDE;
        int guessBefore = Tag.OUTSIDE;
        for (int i = 0; i < guess.length; i++) {
            int gold = sentence.tags()[i];
            if (gold != guess[i]) {
                for (int feature : sentence.features()[i]) {
                    update(feature * Tag.COUNT + gold, 1);
                    update(feature * Tag.COUNT + guess[i], -1);
                }
            }
            if (gold != guess[i] || before != guessBefore) {
                updateTransition(before * Tag.COUNT + gold, 1);
                updateTransition(guessBefore * Tag.COUNT + guess[i], -1);
            }
            before = gold;
            guessBefore = guess[i];
        }
    }

    private void update(int i, float by) {
        weights[i] += by;
        sums[i] += by * step;
    }

    private void updateTransition(int i, float by) {
        transitions[i] += by;
        transitionSums[i] += by * step;
    }

    private byte[] decode(int[][] features) {
        int n = features.length;
        float[][] scores = new float[n][Tag.COUNT];
        byte[][] back = new byte[n][Tag.COUNT];
        for (int i = 0; i < n; i++) {
            emissions(features[i], scores[i]);
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                best(i == 0 ? null : scores[i - 1], tag, scores[i], back[i]);
            }
        }
        byte[] tags = new byte[n];
        int tag = Tag.OUTSIDE;
        for (int t = 0; t < Tag.COUNT; t++) {
            if (Tag.ends(t) && scores[n - 1][t] > scores[n - 1][tag]) {
                tag = t;
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            tags[i] = (byte) tag;
            tag = back[i][tag];
        }
        return tags;
    }

    private void emissions(int[] features, float[] scores) {
        for (int feature : features) {
            int row = feature * Tag.COUNT;
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                scores[tag] += weights[row + tag];
            }
        }
    }

    private void best(float @Nullable [] before, int tag, float[] scores, byte[] back) {
        float best = Float.NEGATIVE_INFINITY;
        for (int b = 0; b < Tag.COUNT; b++) {
            if (Tag.follows(b, tag)) {
                float start = before == null ? (b == Tag.OUTSIDE ? 0 : IMPOSSIBLE) : before[b];
                float score = start + transitions[b * Tag.COUNT + tag];
                if (score > best) {
                    best = score;
                    back[tag] = (byte) b;
                }
            }
        }
        scores[tag] += best;
    }
}
