package dateline.annotate.topic;

import dateline.annotate.topic.MediaTopics.Concept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds, by the English cues, which concepts below the top level a text speaks of. Immutable, thread-safe. */
final class SubtopicCues {
    private static final int WORDS_A_CUE = 120;

    private final List<Concept> concepts;
    private final int[] tops;
    private final int[] keys;
    private final int[] owners;

    private SubtopicCues(List<Concept> concepts, int[] tops, List<Entry> entries) {
        this.concepts = concepts;
        this.tops = tops;
        this.keys = entries.stream().mapToInt(Entry::key).toArray();
        this.owners = entries.stream().mapToInt(Entry::owner).toArray();
    }

    static SubtopicCues of(MediaTopics topics, List<Cues.Cue> cues) {
        List<Concept> concepts = cues.stream()
                .map(cue -> topics.required(cue.code()))
                .filter(concept -> concept.broader() != null)
                .distinct()
                .toList();
        int[] tops = concepts.stream()
                .mapToInt(concept -> topics.topLevelIndex(concept.code()))
                .toArray();
        List<Entry> entries = new ArrayList<>();
        for (Cues.Cue cue : cues) {
            int owner = concepts.indexOf(topics.required(cue.code()));
            if (owner >= 0) {
                entries.add(new Entry(TopicFeatures.ofPhrase(cue.phrase(), "en"), owner));
            }
        }
        entries.sort(Comparator.comparingInt(Entry::key).thenComparingInt(Entry::owner));
        return new SubtopicCues(concepts, tops, entries.stream().distinct().toList());
    }

    /** How strongly a text speaks of each concept: 0 not enough to say so, nearly 1 very. A cue in the title counts as two. */
    double[] strengths(TopicFeatures features) {
        int[] hits = new int[concepts.size()];
        for (int i = 0; i < features.size(); i++) {
            count(features.hash(i), i < features.titleSize() ? 2 : 1, hits);
        }
        int needed = 2 + features.tokens() / WORDS_A_CUE;
        double[] strengths = new double[hits.length];
        for (int k = 0; k < hits.length; k++) {
            strengths[k] = hits[k] < needed ? 0 : 1 - 1.0 / (hits[k] + 1);
        }
        return strengths;
    }

    private void count(int key, int points, int[] hits) {
        int at = Arrays.binarySearch(keys, key);
        if (at < 0) {
            return;
        }
        while (at > 0 && keys[at - 1] == key) {
            at--;
        }
        for (; at < keys.length && keys[at] == key; at++) {
            hits[owners[at]] += points;
        }
    }

    /** The concepts that {@link #strengths} speaks of, in its order. */
    List<Concept> concepts() {
        return concepts;
    }

    /** The position among the top-level concepts of what the k-th concept lies below. */
    int top(int k) {
        return tops[k];
    }

    private record Entry(int key, int owner) {}
}
