package dateline.annotate.entity;

import dateline.annotate.entity.model.Analysis;
import dateline.annotate.entity.model.Features;
import dateline.annotate.entity.model.Tag;
import dateline.annotate.entity.model.Weights;
import dateline.annotate.entity.model.Word;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds the best sequence of labels of a sentence (Viterbi 1967). One text, one thread; its arrays are used again. */
final class Decoder {
    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 4;
    private static final int STRIDE = Weights.STRIDE;
    /** So far behind, a name hardly ever wins: looking no further is 1.7 times as fast and loses nothing measurable. */
    private static final int CERTAIN = 5000;

    private static final int[][] BEFORE = allowed();

    private final Weights weights;
    private final Features features = new Features();
    private int[] scores = new int[64 * STRIDE];
    private byte[] back = new byte[64 * STRIDE];

    Decoder(Weights weights) {
        this.weights = weights;
    }

    private static int[][] allowed() {
        int[][] allowed = new int[Tag.COUNT][];
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            int after = tag;
            allowed[tag] = IntStream.range(0, Tag.COUNT)
                    .filter(b -> Tag.follows(b, after))
                    .toArray();
        }
        return allowed;
    }

    /** Labels the tokens {@code [from,to)} into {@code tags}. */
    void decode(Analysis text, int from, int to, byte[] tags) {
        int size = (to - from) * STRIDE;
        if (size > scores.length) {
            scores = new int[size * 2];
            back = new byte[size * 2];
        }
        Arrays.fill(scores, 0, size, 0);
        for (int i = from; i < to; i++) {
            words(text, i, from, to);
        }
        for (int i = from; i < to; i++) {
            if (lead((i - from) * STRIDE) < CERTAIN) {
                context(text, i, from, to);
            }
        }
        forward(to - from);
        backward(from, to, tags);
    }

    /** By how much the words alone speak for no name here. */
    private int lead(int offset) {
        int best = scores[offset + 1];
        for (int tag = 2; tag < Tag.COUNT; tag++) {
            best = Math.max(best, scores[offset + tag]);
        }
        return scores[offset + Tag.OUTSIDE] - best;
    }

    /** Adds what several words together and the rest of the text say. */
    private void context(Analysis text, int token, int from, int to) {
        int count = features.ofContext(text, token, from, to);
        for (int f = 0; f < count; f++) {
            weights.addTo(scores, (token - from) * STRIDE, features.get(f));
        }
    }

    /** Adds what the words in the window around a token say. */
    private void words(Analysis text, int token, int from, int to) {
        for (int offset = -Features.REACH; offset <= Features.REACH; offset++) {
            int i = token + offset;
            boolean inside = i >= from && i < to;
            Word word = inside ? text.words[i] : Word.NOTHING;
            int[] known = inside ? word.scores(text.variant(i), weights) : weights.nothing();
            add(known, (offset + Features.REACH) * STRIDE, scores, (token - from) * STRIDE);
        }
    }

    private static void add(int[] from, int at, int[] to, int offset) {
        for (int tag = 0; tag < STRIDE; tag++) {
            to[offset + tag] += from[at + tag];
        }
    }

    private void forward(int length) {
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            scores[tag] =
                    Tag.follows(Tag.OUTSIDE, tag) ? scores[tag] + weights.transition(Tag.OUTSIDE, tag) : IMPOSSIBLE;
        }
        for (int i = 1; i < length; i++) {
            int offset = i * STRIDE;
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                step(offset, tag);
            }
        }
    }

    private void step(int offset, int tag) {
        int best = Integer.MIN_VALUE;
        int from = 0;
        for (int b : BEFORE[tag]) {
            int score = scores[offset - STRIDE + b] + weights.transition(b, tag);
            if (score > best) {
                best = score;
                from = b;
            }
        }
        scores[offset + tag] += best;
        back[offset + tag] = (byte) from;
    }

    private void backward(int from, int to, byte[] tags) {
        int last = (to - from - 1) * STRIDE;
        int tag = Tag.OUTSIDE;
        for (int t = 0; t < Tag.COUNT; t++) {
            if (Tag.ends(t) && scores[last + t] > scores[last + tag]) {
                tag = t;
            }
        }
        for (int i = to - 1; i >= from; i--) {
            tags[i] = (byte) tag;
            tag = back[(i - from) * STRIDE + tag];
        }
    }
}
