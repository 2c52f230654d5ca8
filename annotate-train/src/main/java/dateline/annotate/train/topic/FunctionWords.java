package dateline.annotate.train.topic;

import dateline.annotate.topic.TopicFeatures;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** English words that say nothing of a subject; a model that learned from them would answer where nothing is said. */
final class FunctionWords {
    private static final int LAST_YEAR = 2100;
    private static final List<String> WORDS =
            List.of(("a about above after again against all almost also although always"
                            + " am among an and another any anyone are aren't around as at away back be became because become been"
                            + " before behind being below between both but by came can can't come could couldn't did didn't do does"
                            + " doesn't doing don't done down during each even ever every everyone everything few first for from get"
                            + " gets getting go goes going gone got had has hasn't have haven't having he her here hers herself him"
                            + " himself his how however i i'm i've if in into is isn't it its itself just know knows last less let"
                            + " like made make makes many may maybe me might more most much must my need never new next no not"
                            + " nothing now of off often on once one only or other others our out over own put really s said same"
                            + " say says see seem seems she should since so some someone something still such t take than that the"
                            + " their theirs them themselves then there these they they're thing things think this those though"
                            + " through to told too took two under until up upon us very want wants was wasn't way we well went"
                            + " were what when where whether which while who whole whom whose why will with within without won't"
                            + " would wouldn't yes yet you you're your yours")
                    .split(" "));

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
