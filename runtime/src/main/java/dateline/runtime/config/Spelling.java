package dateline.runtime.config;

import java.util.Collection;
import java.util.List;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.SimilarityInput;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant by a word that is not known. */
public final class Spelling {
    private static final int LONGEST = 60;

    /** Letters to insert, leave out, replace or swap with their neighbour (optimal string alignment). */
    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

    private Spelling() {}

    /**
     * The nearest of the known words, if it is near enough: a letter in three may differ, two at least of a word of five
     * letters, one of a shorter one, and none of two letters; null if none is.
     */
    public static @Nullable String nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return null;
        }
        String best = null;
        int slips = word.length() < 3 ? 0 : Math.max(word.length() < 5 ? 1 : 2, word.length() / 3);
        int least = slips + 1;
        Letters letters = Letters.of(word);
        for (String candidate : known) {
            int distance = DISTANCE.apply(letters, Letters.of(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** "; did you mean …?", or nothing if no known word is near enough. */
    public static String hint(String word, Collection<String> known) {
        String meant = nearest(word, known);
        return meant == null ? "" : "; did you mean \"" + meant + "\"?";
    }

    /**
     * The letters of a word for commons-text. Each is interned: the distance compares them by identity, so that boxed
     * letters outside ASCII would never be equal (seen in 1.15.0).
     */
    private record Letters(List<String> letters) implements SimilarityInput<String> {
        static Letters of(String word) {
            return new Letters(word.chars()
                    .mapToObj(letter -> String.valueOf((char) letter).intern())
                    .toList());
        }

        @Override
        public String at(int index) {
            return letters.get(index);
        }

        @Override
        public int length() {
            return letters.size();
        }
    }
}
