package dateline.runtime.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant by a word that is not known. */
public final class Spelling {
    private static final int LONGEST = 60;

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
        for (String candidate : known) {
            int distance = distance(word, candidate);
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

    /** Letters to insert, leave out, replace or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
                if (isSwap(a, i, b, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] oldest = before;
            before = above;
            above = row;
            row = oldest;
        }
        return above[b.length()];
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
