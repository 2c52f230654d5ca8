package dateline.enrich.topic.train;

import dateline.enrich.topic.TopicFeatures;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What words mean, as points in space: close words, close points. Learned weights of the dimensions become weights of the
 * words, so that a word never seen in training still has some. Immutable.
 *
 * @param dimensions of each point
 * @param points by the word's feature
 */
record WordVectors(int dimensions, SortedMap<Integer, float[]> points) {
    /** No words at all. */
    static final WordVectors NONE = new WordVectors(0, new TreeMap<>());

    /**
     * Reads a file, all numbers big-endian: the count of words, the dimensions, the scale (a float); then for each word
     * its length in bytes (two bytes), its UTF-8 and a signed byte a dimension.
     */
    static WordVectors read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int words = in.readInt();
            int dimensions = in.readInt();
            float scale = in.readFloat();
            TreeMap<Integer, float[]> points = new TreeMap<>();
            for (int i = 0; i < words; i++) {
                String word = in.readUTF();
                points.putIfAbsent(TopicFeatures.ofPhrase(word, "en"), point(in, dimensions, scale));
            }
            return new WordVectors(dimensions, points);
        }
    }

    private static float[] point(DataInputStream in, int dimensions, float scale) throws IOException {
        float[] point = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            point[d] = in.readByte() * scale;
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
