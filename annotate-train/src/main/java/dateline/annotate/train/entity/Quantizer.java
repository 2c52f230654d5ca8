package dateline.annotate.train.entity;

import dateline.annotate.entity.model.Tag;
import dateline.annotate.entity.model.Weights;
import dateline.contract.record.Entity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Makes 16-bit weights of trained ones and keeps the features that matter most. */
final class Quantizer {
    /** Weights of twelve bits lose nothing that can be measured and pack well. */
    private static final float LARGEST = 4095;

    private Quantizer() {}

    /** The weights of the features that matter most. */
    static Weights weights(Perceptron trained, FeatureTable table, NerTrainer.Settings settings) {
        float[] sizes = new float[table.size()];
        float largest = 1e-6f;
        for (int feature = 0; feature < sizes.length; feature++) {
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                float size = Math.abs(trained.weight(feature, tag));
                sizes[feature] = Math.max(sizes[feature], size);
            }
            largest = Math.max(largest, sizes[feature]);
        }
        float scale = LARGEST / largest;
        int[] kept = kept(table, sizes, settings.maxFeatures(), 0.5f / scale);
        return new Weights(keys(table, kept), rows(trained, kept, scale), transitions(trained, scale, settings));
    }

    /** Numbers of the features to keep, by ascending unsigned hash. */
    private static int[] kept(FeatureTable table, float[] sizes, int maxFeatures, float smallest) {
        return IntStream.range(0, sizes.length)
                .filter(f -> sizes[f] >= smallest)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer f) -> -sizes[f]).thenComparing(table::key))
                .limit(maxFeatures)
                .sorted((a, b) -> Integer.compareUnsigned(table.key(a), table.key(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] keys(FeatureTable table, int[] kept) {
        return Arrays.stream(kept).map(table::key).toArray();
    }

    private static short[] rows(Perceptron trained, int[] kept, float scale) {
        short[] rows = new short[kept.length * Tag.COUNT];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (short) Math.round(trained.weight(kept[i / Tag.COUNT], i % Tag.COUNT) * scale);
        }
        return rows;
    }

    private static int[] transitions(Perceptron trained, float scale, NerTrainer.Settings settings) {
        int[] transitions = new int[Tag.COUNT * Tag.COUNT];
        for (int i = 0; i < transitions.length; i++) {
            int weight = Math.round(trained.transition(i / Tag.COUNT, i % Tag.COUNT) * scale);
            transitions[i] = weight + Math.round(LARGEST * bonus(i % Tag.COUNT, settings));
        }
        return transitions;
    }

    private static float bonus(int tag, NerTrainer.Settings settings) {
        if (tag == Tag.OUTSIDE) {
            return -settings.recall();
        }
        boolean organization = Tag.begins(tag) && Tag.type(tag) == Entity.Type.ORGANIZATION;
        return organization ? settings.organizationRecall() : 0;
    }
}
