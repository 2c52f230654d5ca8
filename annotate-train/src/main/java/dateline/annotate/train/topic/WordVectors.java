package dateline.annotate.train.topic;

import dateline.annotate.topic.TopicFeatures;
import dateline.annotate.train.text.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What words mean, as points in space: close words, close points. Learned weights of the dimensions become weights of the
 * words, so that a word never seen in training still has some.
 *
 * @param dimensions of each point
 * @param points by the word's feature
 */
record WordVectors(int dimensions, SortedMap<Integer, float[]> points) {
    /** No words at all. */
    static final WordVectors NONE = new WordVectors(0, new TreeMap<>());

    /** Reads lines of a word and its coordinates, separated by spaces; the file is compressed where its name ends in .gz. */
    static WordVectors read(Path file) throws IOException {
        Map<Integer, float[]> points = new TreeMap<>();
        int dimensions = 0;
        try (BufferedReader lines = TextFile.open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] parts = line.split(" ");
                if (parts.length < 2 || (dimensions != 0 && parts.length - 1 != dimensions)) {
                    throw new IOException(
                            file + ", line " + number + ": a word and as many numbers as in line 1 expected");
                }
                dimensions = parts.length - 1;
                points.putIfAbsent(TopicFeatures.ofPhrase(parts[0], "en"), point(parts));
            }
        }
        return new WordVectors(dimensions, new TreeMap<>(points));
    }

    private static float[] point(String[] parts) {
        float[] point = new float[parts.length - 1];
        for (int d = 0; d < point.length; d++) {
            point[d] = Float.parseFloat(parts[d + 1]);
        }
        return point;
    }

    /** The sum of the points of a text's words. */
    double[] sum(TopicFeatures features) {
        double[] sum = new double[dimensions];
        for (int i = 0; i < features.size(); i++) {
            float[] point = points.get(features.hash(i));
            for (int d = 0; point != null && d < dimensions; d++) {
                sum[d] += point[d];
            }
        }
        return sum;
    }
}
