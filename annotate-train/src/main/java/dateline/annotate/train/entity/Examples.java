package dateline.annotate.train.entity;

import dateline.annotate.entity.model.Analysis;
import dateline.annotate.entity.model.EntityLexicon;
import dateline.annotate.entity.model.Features;
import dateline.annotate.entity.model.Tag;
import dateline.annotate.entity.model.WordCache;
import java.util.ArrayList;
import java.util.List;

/** Sentences as features and labels. Features that stand only once in the whole data are left out. */
final class Examples {
    /**
     * A sentence.
     *
     * @param features for each token the numbers of its features
     * @param tags for each token its label
     * @param silver whether the labels are a teacher's, not a person's
     */
    record Sentence(int[][] features, byte[] tags, boolean silver) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final FeatureTable table = new FeatureTable();

    static Examples of(List<LabelledText> gold, List<LabelledText> silver, EntityLexicon lexicon, int minCount) {
        Examples examples = new Examples();
        WordCache words = new WordCache(lexicon);
        gold.forEach(text -> examples.add(text, words, false));
        silver.forEach(text -> examples.add(text, words, true));
        examples.prune(minCount);
        return examples;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    FeatureTable table() {
        return table;
    }

    private void add(LabelledText text, WordCache words, boolean silver) {
        Analysis analysis = Analysis.of(text.text(), words);
        byte[] tags = tags(text, analysis);
        Features features = new Features();
        for (int s = 0; s < analysis.sentences(); s++) {
            int from = analysis.sentenceStart(s);
            int to = analysis.sentenceEnd(s);
            int[][] rows = new int[to - from][];
            for (int i = from; i < to; i++) {
                int[] row = new int[features.collect(analysis, i, from, to)];
                for (int f = 0; f < row.length; f++) {
                    row[f] = table.count(features.get(f));
                }
                rows[i - from] = row;
            }
            sentences.add(new Sentence(rows, java.util.Arrays.copyOfRange(tags, from, to), silver));
        }
    }

    /** A token belongs to a name when they share a character and no other name has it already. */
    private static byte[] tags(LabelledText text, Analysis analysis) {
        byte[] tags = new byte[analysis.count()];
        int token = 0;
        for (LabelledText.Name name : text.names()) {
            while (token < tags.length && analysis.end(token) <= name.start()) {
                token++;
            }
            int first = token;
            while (token < tags.length && analysis.start(token) < name.end()) {
                token++;
            }
            for (int i = first; i < token; i++) {
                tags[i] = (byte) Tag.of(name.type(), i - first, token - first);
            }
        }
        return tags;
    }

    private void prune(int minCount) {
        int[] numbers = table.prune(minCount);
        for (Sentence sentence : sentences) {
            for (int i = 0; i < sentence.features().length; i++) {
                sentence.features()[i] = kept(sentence.features()[i], numbers);
            }
        }
    }

    private static int[] kept(int[] row, int[] numbers) {
        int[] kept = new int[row.length];
        int n = 0;
        for (int feature : row) {
            if (numbers[feature] >= 0) {
                kept[n++] = numbers[feature];
            }
        }
        return java.util.Arrays.copyOf(kept, n);
    }
}
