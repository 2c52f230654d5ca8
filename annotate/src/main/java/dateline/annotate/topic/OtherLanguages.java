package dateline.annotate.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a {@link TopicModel} of cues alone, for languages that nothing was learned in: every cue speaks equally loud. */
final class OtherLanguages {
    private static final float LOUDNESS = 9;

    private OtherLanguages() {}

    static TopicModel model(MediaTopics topics, List<Cues.Cue> cues) {
        int classes = topics.topLevels().size();
        TreeMap<Integer, byte[]> rows = new TreeMap<>();
        for (Cues.Cue cue : cues) {
            byte[] row =
                    rows.computeIfAbsent(TopicFeatures.ofPhrase(cue.phrase(), cue.language()), k -> new byte[classes]);
            row[topics.topLevelIndex(cue.code())] = 1;
        }
        int[] keys = rows.keySet().stream().mapToInt(Integer::intValue).toArray();
        byte[] weights = new byte[keys.length * classes];
        for (int i = 0; i < keys.length; i++) {
            byte[] row = rows.getOrDefault(keys[i], new byte[0]);
            System.arraycopy(row, 0, weights, i * classes, row.length);
        }
        float[] bias = new float[classes];
        Arrays.fill(bias, 0);
        return new TopicModel(bias, LOUDNESS, keys, weights);
    }

    static Set<String> languages(List<Cues.Cue> cues) {
        return cues.stream().map(Cues.Cue::language).collect(Collectors.toUnmodifiableSet());
    }
}
