package dateline.annotate.train.entity;

import java.util.Arrays;
import java.util.Random;

/** Spherical k-means over unit vectors (Dhillon and Modha 2001). Deterministic for a seed. */
final class Clusters {
    private final int dimensions;
    private final int count;
    /** By dimension, then cluster: the inner loop runs over clusters, which the compiler turns into vector code. */
    private final float[][] centres;

    private Clusters(int dimensions, int count) {
        this.dimensions = dimensions;
        this.count = count;
        this.centres = new float[dimensions][count];
    }

    static Clusters fit(float[][] points, int count, int rounds, long seed) {
        Clusters clusters = new Clusters(points[0].length, count);
        clusters.start(points, new Random(seed));
        for (int round = 0; round < rounds; round++) {
            clusters.improve(points);
        }
        return clusters;
    }

    static float[] unit(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] * scale;
        }
        return unit;
    }

    /** The nearest cluster. */
    int of(float[] point) {
        float[] scores = new float[count];
        for (int d = 0; d < dimensions; d++) {
            float x = point[d];
            float[] row = centres[d];
            for (int c = 0; c < count; c++) {
                scores[c] += x * row[c];
            }
        }
        int best = 0;
        for (int c = 1; c < count; c++) {
            if (scores[c] > scores[best]) {
                best = c;
            }
        }
        return best;
    }

    /** The centres as points of their own. */
    float[][] centres() {
        float[][] points = new float[count][dimensions];
        for (int c = 0; c < count; c++) {
            for (int d = 0; d < dimensions; d++) {
                points[c][d] = centres[d][c];
            }
            points[c] = unit(points[c]);
        }
        return points;
    }

    private void start(float[][] points, Random random) {
        for (int c = 0; c < count; c++) {
            set(c, points[random.nextInt(points.length)]);
        }
    }

    private void improve(float[][] points) {
        float[][] sums = new float[count][dimensions];
        boolean[] used = new boolean[count];
        for (float[] point : points) {
            int cluster = of(point);
            used[cluster] = true;
            for (int d = 0; d < dimensions; d++) {
                sums[cluster][d] += point[d];
            }
        }
        for (int c = 0; c < count; c++) {
            if (used[c]) {
                set(c, unit(sums[c]));
            }
        }
    }

    private void set(int cluster, float[] centre) {
        for (int d = 0; d < dimensions; d++) {
            centres[d][cluster] = centre[d];
        }
    }

    @Override
    public String toString() {
        return "Clusters" + Arrays.asList(count, dimensions);
    }
}
