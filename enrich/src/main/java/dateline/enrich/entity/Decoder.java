package dateline.enrich.entity;

import java.util.Arrays;

/** Finds the best sequence of labels of a sentence (Viterbi 1967). One text, one thread; its arrays are used again. */
final class Decoder {
    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 4;

    private final Weights weights;
    private final int[][] before;
    private int[] scores = new int[64 * Tag.COUNT];
    private byte[] back = new byte[64 * Tag.COUNT];

    Decoder(Weights weights) {
        this.weights = weights;
        this.before = allowed();
    }

    private static int[][] allowed() {
        int[][] allowed = new int[Tag.COUNT][];
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            int after = tag;
            allowed[tag] = java.util.stream.IntStream.range(0, Tag.COUNT)
                    .filter(b -> Tag.follows(b, after))
                    .toArray();
        }
        return allowed;
    }

    /** Labels the tokens {@code [from,to)} into {@code tags}. */
    void decode(Features features, int from, int to, byte[] tags) {
        int size = (to - from) * Tag.COUNT;
        if (size > scores.length) {
            scores = new int[size * 2];
            back = new byte[size * 2];
        }
        Arrays.fill(scores, 0, size, 0);
        for (int i = from; i < to; i++) {
            int offset = (i - from) * Tag.COUNT;
            int count = features.collect(i, from, to);
            for (int f = 0; f < count; f++) {
                weights.addTo(scores, offset, features.get(f));
            }
        }
        forward(to - from);
        backward(from, to, tags);
    }

    private void forward(int length) {
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            scores[tag] =
                    Tag.follows(Tag.OUTSIDE, tag) ? scores[tag] + weights.transition(Tag.OUTSIDE, tag) : IMPOSSIBLE;
        }
        for (int i = 1; i < length; i++) {
            int offset = i * Tag.COUNT;
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                step(offset, tag);
            }
        }
    }

    private void step(int offset, int tag) {
        int best = Integer.MIN_VALUE;
        int from = 0;
        for (int b : before[tag]) {
            int score = scores[offset - Tag.COUNT + b] + weights.transition(b, tag);
            if (score > best) {
                best = score;
                from = b;
            }
        }
        scores[offset + tag] += best;
        back[offset + tag] = (byte) from;
    }

    private void backward(int from, int to, byte[] tags) {
        int last = (to - from - 1) * Tag.COUNT;
        int tag = Tag.OUTSIDE;
        for (int t = 0; t < Tag.COUNT; t++) {
            if (Tag.ends(t) && scores[last + t] > scores[last + tag]) {
                tag = t;
            }
        }
        for (int i = to - 1; i >= from; i--) {
            tags[i] = (byte) tag;
            tag = back[(i - from) * Tag.COUNT + tag];
        }
    }
}
