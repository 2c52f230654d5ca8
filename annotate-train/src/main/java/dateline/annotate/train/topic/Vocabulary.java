package dateline.annotate.train.topic;

import dateline.annotate.topic.TopicFeatures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The features that get weights: those of enough texts, and all of the cues; none of function words alone. */
final class Vocabulary {
    private final int[] keys;
    private final Map<Integer, Integer> rows = new HashMap<>();

    private Vocabulary(Set<Integer> chosen) {
        keys = chosen.stream().mapToInt(Integer::intValue).toArray();
        for (int row = 0; row < keys.length; row++) {
            rows.put(keys[row], row);
        }
    }

    static Vocabulary of(List<Example> examples, int leastTexts, WordVectors vectors) {
        Map<Integer, Integer> texts = new HashMap<>();
        TreeSet<Integer> chosen = new TreeSet<>(vectors.points().keySet());
        for (Example example : examples) {
            Set<Integer> distinct = distinct(example.features());
            if (example.source() == Example.Source.CUE) {
                chosen.addAll(distinct);
            }
            distinct.forEach(hash -> texts.merge(hash, 1, Integer::sum));
        }
        texts.forEach((hash, count) -> {
            if (count >= leastTexts) {
                chosen.add(hash);
            }
        });
        FunctionWords.removeFrom(chosen);
        return new Vocabulary(chosen);
    }

    private static Set<Integer> distinct(TopicFeatures features) {
        Set<Integer> distinct = new HashSet<>();
        for (int i = 0; i < features.size(); i++) {
            distinct.add(features.hash(i));
        }
        return distinct;
    }

    int size() {
        return keys.length;
    }

    int[] keys() {
        return keys.clone();
    }

    /** The feature's row, -1 for one without. */
    int row(int hash) {
        return rows.getOrDefault(hash, -1);
    }
}
