package dateline.app.config;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody who mistyped a name probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that takes the fewest edits to reach, if that is few enough to be a slip. */
    public static Optional<String> to(String typed, Collection<String> candidates) {
        String best = null;
        int least = Math.max(2, typed.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = edits(typed, candidate, least);
            if (edits < least) {
                least = edits;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** "; did you mean …?" or nothing. */
    public static String hint(String typed, Collection<String> candidates) {
        return to(typed, candidates).map(c -> "; did you mean \"" + c + "\"?").orElse("");
    }

    /** Levenshtein's distance, given up at the limit. */
    private static int edits(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
