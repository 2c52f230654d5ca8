package dateline.annotate.train.topic;

import dateline.annotate.topic.Softmax;
import dateline.annotate.topic.TopicFeatures;
import dateline.annotate.topic.TopicModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad (Duchi, Hazan and Singer 2011). A text may
 * accept several classes; what is maximised then is the probability that the class is one of them. Arithmetic is strict,
 * so that the same input gives the same weights everywhere.
 */
final class SoftmaxRegression {
    private static final double EPSILON = 1e-6;

    private final Vocabulary vocabulary;
    private final int classes;
    private final TrainingSettings settings;
    private final WordVectors vectors;
    private final double[] dense;
    private final double[] denseSquares;
    private final double[] weights;
    private final double[] squares;
    private final double[] bias;
    private final double[] biasSquares;

    SoftmaxRegression(Vocabulary vocabulary, int classes, TrainingSettings settings, WordVectors vectors) {
        this.vocabulary = vocabulary;
        this.classes = classes;
        this.settings = settings;
        this.vectors = vectors;
        this.dense = new double[vectors.dimensions() * classes];
        this.denseSquares = new double[dense.length];
        this.weights = new double[vocabulary.size() * classes];
        this.squares = new double[weights.length];
        this.bias = new double[classes];
        this.biasSquares = new double[classes];
    }

    /** Passes over the examples as often as the settings say, each time in another order. */
    void fit(List<Example> examples) {
        Random random = new Random(settings.seed());
        List<Indexed> order = new ArrayList<>(examples.size());
        for (Example example : examples) {
            order.add(indexed(example));
        }
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            Collections.shuffle(order, random);
            for (Indexed item : order) {
                learn(item);
            }
        }
    }

    private Indexed indexed(Example example) {
        double[] sum = vectors.sum(example.features());
        double norm = TopicModel.norm(example.features().tokens());
        for (int d = 0; d < sum.length; d++) {
            sum[d] *= norm * settings.vectorScale();
        }
        return new Indexed(example, rows(example.features()), sum);
    }

    private int[] rows(TopicFeatures features) {
        int[] rows = new int[features.size()];
        int n = 0;
        for (int i = 0; i < features.size(); i++) {
            int row = vocabulary.row(features.hash(i));
            if (row >= 0) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    private void learn(Indexed item) {
        double norm = TopicModel.norm(item.example().features().tokens());
        double[] p = logits(item, norm);
        Softmax.apply(p);
        double[] gradient = gradient(p, item.example());
        for (int c = 0; c < classes; c++) {
            biasSquares[c] += gradient[c] * gradient[c];
            bias[c] -= settings.rate() * gradient[c] / StrictMath.sqrt(biasSquares[c] + EPSILON);
        }
        for (int row : item.rows()) {
            step(weights, squares, row * classes, gradient, norm);
        }
        for (int d = 0; d < vectors.dimensions(); d++) {
            step(dense, denseSquares, d * classes, gradient, item.dense()[d]);
        }
    }

    private void step(double[] w, double[] sq, int from, double[] gradient, double input) {
        double rate = w == dense ? settings.vectorRate() : settings.rate();
        for (int c = 0; c < classes; c++) {
            double g = gradient[c] * input + settings.decay() * w[from + c];
            sq[from + c] += g * g;
            w[from + c] -= rate * g / StrictMath.sqrt(sq[from + c] + EPSILON);
        }
    }

    private double[] logits(Indexed item, double norm) {
        double[] logits = new double[classes];
        for (int row : item.rows()) {
            for (int c = 0; c < classes; c++) {
                logits[c] += weights[row * classes + c];
            }
        }
        for (int c = 0; c < classes; c++) {
            logits[c] = bias[c] + norm * logits[c];
        }
        for (int d = 0; d < vectors.dimensions(); d++) {
            for (int c = 0; c < classes; c++) {
                logits[c] += dense[d * classes + c] * item.dense()[d];
            }
        }
        return logits;
    }

    private static double[] gradient(double[] p, Example example) {
        double inside = 1e-12;
        for (int c : example.accepted()) {
            inside += p[c];
        }
        double[] gradient = new double[p.length];
        for (int c = 0; c < p.length; c++) {
            gradient[c] = example.weight() * p[c];
        }
        for (int c : example.accepted()) {
            gradient[c] -= example.weight() * p[c] / inside;
        }
        return gradient;
    }

    /** The weights in the form that is shipped, sharpened as the settings say. */
    TopicModel model() {
        fold();
        double max = EPSILON;
        for (double w : weights) {
            max = Math.max(max, Math.abs(w));
        }
        float scale = (float) (Math.min(max, settings.largestWeight()) / 127);
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            bytes[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / scale)));
        }
        float[] shipped = new float[classes];
        for (int c = 0; c < classes; c++) {
            shipped[c] = (float) (bias[c] * settings.sharpness());
        }
        return new TopicModel(shipped, (float) (scale * settings.sharpness()), vocabulary.keys(), bytes);
    }

    private void fold() {
        vectors.points().forEach((hash, point) -> {
            int row = vocabulary.row(hash);
            int from = row * classes;
            for (int d = 0; row >= 0 && d < point.length; d++) {
                for (int c = 0; c < classes; c++) {
                    weights[from + c] += dense[d * classes + c] * point[d] * settings.vectorScale();
                }
            }
        });
    }

    private record Indexed(Example example, int[] rows, double[] dense) {}
}
