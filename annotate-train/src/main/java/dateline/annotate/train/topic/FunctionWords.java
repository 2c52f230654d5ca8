package dateline.annotate.train.topic;

import dateline.annotate.resource.ResourceFiles;
import dateline.annotate.topic.TopicFeatures;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;

/** English words that say nothing of a subject; a model that learned from them would answer where nothing is said. */
final class FunctionWords {
    private static final int LAST_YEAR = 2100;
    private static final Set<String> WORDS = ResourceFiles.words("train/topic/function-words.txt", "en");

    private FunctionWords() {}

    /** Takes out these words, runs of two and three of them, and small numbers and years. */
    static void removeFrom(Set<Integer> features) {
        int[] words = WORDS.stream()
                .mapToInt(word -> TopicFeatures.ofPhrase(word, "en"))
                .toArray();
        IntStream.of(words).forEach(features::remove);
        for (String first : WORDS) {
            WORDS.forEach(second -> features.remove(TopicFeatures.ofPhrase(first + " " + second, "en")));
        }
        removeRuns(words, features);
        IntStream.rangeClosed(0, LAST_YEAR)
                .forEach(n -> features.remove(TopicFeatures.ofPhrase(Integer.toString(n), "en")));
    }

    /** There are over ten million runs: the beginnings of the hashes are compared first. */
    private static void removeRuns(int[] words, Set<Integer> features) {
        BitSet beginnings = new BitSet(1 << 24);
        features.forEach(feature -> beginnings.set(feature >>> 8));
        for (int first : words) {
            for (int second : words) {
                for (int third : words) {
                    int run = TopicFeatures.ofRun(first, second, third);
                    if (beginnings.get(run >>> 8)) {
                        features.remove(run);
                    }
                }
            }
        }
    }
}
