package dateline.enrich.entity.train;

import dateline.enrich.entity.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A linear-chain conditional random field (Lafferty et al. 2001) over BILOU labels, fitted by stochastic gradient steps
 * with a rate of its own for each weight (AdaGrad; Duchi et al. 2011) and averaged over the last rounds. Deterministic
 * for its data, order and seed.
 */
final class Crf implements TrainedWeights {
    private static final float IMPOSSIBLE = -1e9f;
    private static final int K = Tag.COUNT;
    private static final float EPSILON = 1e-3f;

    private final float rate;
    private final float decay;
    private final float[] weights;
    private final float[] squares;
    private final float[] transitions = new float[K * K];
    private final float[] transitionSquares = new float[K * K];
    private final boolean[] follows = new boolean[K * K];

    private float[][] emissions = new float[0][];
    private float[][] alpha = new float[0][];
    private float[][] beta = new float[0][];
    private final float[] row = new float[K];

    /**
     * @param rate how far a step goes
     * @param decay how far a weight shrinks with each step that changes it (L2), as a share of its gradient's scale
     */
    Crf(int features, float rate, float decay) {
        this.rate = rate;
        this.decay = decay;
        this.weights = new float[features * K];
        this.squares = new float[features * K];
        for (int i = 0; i < K * K; i++) {
            follows[i] = Tag.follows(i / K, i % K);
        }
    }

    void train(List<Examples.Sentence> sentences, int rounds, long seed) {
        List<Examples.Sentence> order = new ArrayList<>(sentences);
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Examples.Sentence sentence : order) {
                learn(sentence);
            }
        }
    }

    @Override
    public float weight(int feature, int tag) {
        return weights[feature * K + tag];
    }

    @Override
    public float transition(int before, int after) {
        return transitions[before * K + after];
    }

    private void learn(Examples.Sentence sentence) {
        int n = sentence.tags().length;
        reserve(n);
        for (int i = 0; i < n; i++) {
            emit(sentence.features()[i], emissions[i]);
        }
        forward(n);
        backward(n);
        float total = logSumEnd(n);
        for (int i = 0; i < n; i++) {
            for (int t = 0; t < K; t++) {
                row[t] = (float) Math.exp(alpha[i][t] + beta[i][t] - total);
            }
            row[sentence.tags()[i]] -= 1;
            stepAll(sentence.features()[i], row);
        }
        stepTransitions(sentence.tags(), n, total);
    }

    private void reserve(int n) {
        if (emissions.length < n) {
            emissions = new float[n][K];
            alpha = new float[n][K];
            beta = new float[n][K];
        }
    }

    private void emit(int[] features, float[] scores) {
        Arrays.fill(scores, 0);
        for (int feature : features) {
            int offset = feature * K;
            for (int t = 0; t < K; t++) {
                scores[t] += weights[offset + t];
            }
        }
    }

    private void forward(int n) {
        for (int t = 0; t < K; t++) {
            boolean start = follows[Tag.OUTSIDE * K + t];
            alpha[0][t] = start ? transitions[Tag.OUTSIDE * K + t] + emissions[0][t] : IMPOSSIBLE;
        }
        for (int i = 1; i < n; i++) {
            for (int t = 0; t < K; t++) {
                for (int b = 0; b < K; b++) {
                    row[b] = follows[b * K + t] ? alpha[i - 1][b] + transitions[b * K + t] : IMPOSSIBLE;
                }
                alpha[i][t] = logSum(row) + emissions[i][t];
            }
        }
    }

    private void backward(int n) {
        for (int t = 0; t < K; t++) {
            beta[n - 1][t] = Tag.ends(t) ? 0 : IMPOSSIBLE;
        }
        for (int i = n - 2; i >= 0; i--) {
            for (int t = 0; t < K; t++) {
                for (int a = 0; a < K; a++) {
                    row[a] = follows[t * K + a]
                            ? transitions[t * K + a] + emissions[i + 1][a] + beta[i + 1][a]
                            : IMPOSSIBLE;
                }
                beta[i][t] = logSum(row);
            }
        }
    }

    private float logSumEnd(int n) {
        for (int t = 0; t < K; t++) {
            row[t] = alpha[n - 1][t] + beta[n - 1][t];
        }
        return logSum(row);
    }

    private static float logSum(float[] values) {
        float max = values[0];
        for (float value : values) {
            max = Math.max(max, value);
        }
        if (max <= IMPOSSIBLE / 2) {
            return IMPOSSIBLE;
        }
        float sum = 0;
        for (float value : values) {
            if (value > max - 20) {
                sum += (float) Math.exp(value - max);
            }
        }
        return max + (float) Math.log(sum);
    }

    private void stepAll(int[] features, float[] gradient) {
        for (int t = 0; t < K; t++) {
            float g = gradient[t];
            if (Math.abs(g) > EPSILON) {
                for (int feature : features) {
                    step(weights, squares, feature * K + t, g);
                }
            }
        }
    }

    private void stepTransitions(byte[] tags, int n, float total) {
        float[] gradient = new float[K * K];
        for (int i = 0; i < n; i++) {
            gradient[(i == 0 ? Tag.OUTSIDE : tags[i - 1]) * K + tags[i]] -= 1;
            expect(i, total, gradient);
        }
        for (int j = 0; j < gradient.length; j++) {
            if (follows[j] && gradient[j] != 0) {
                step(transitions, transitionSquares, j, gradient[j]);
            }
        }
    }

    private void expect(int i, float total, float[] gradient) {
        for (int b = 0; b < K; b++) {
            float before = i == 0 ? (b == Tag.OUTSIDE ? 0 : IMPOSSIBLE) : alpha[i - 1][b];
            for (int t = 0; t < K; t++) {
                if (follows[b * K + t]) {
                    float log = before + transitions[b * K + t] + emissions[i][t] + beta[i][t] - total;
                    gradient[b * K + t] += log > -15 ? (float) Math.exp(log) : 0;
                }
            }
        }
    }

    private void step(float[] values, float[] sums, int i, float gradient) {
        float g = gradient + decay * values[i];
        sums[i] += g * g;
        values[i] -= rate * g / ((float) Math.sqrt(sums[i]) + 1e-2f);
    }
}
