package dateline.annotate.story;

import java.util.List;

/** Cuts the commonest English endings, so that "bans", "banned" and "banning" are one word. Other words change little. */
final class Stem {
    private static final List<String> ENDINGS = List.of("iest", "ies", "ied", "ing", "ers", "ed", "es", "s");
    private static final List<String> REPLACEMENTS = List.of("y", "y", "y", "", "er", "", "", "");

    private Stem() {}

    /** The stem of a word in lower case. */
    static String of(String word) {
        String bare = (word.endsWith("'s") ? word.substring(0, word.length() - 2) : word).replace("'", "");
        if (bare.length() == 4) {
            return isPlural(bare) ? bare.substring(0, 3) : bare;
        }
        return bare.length() < 4 || Character.isDigit(bare.charAt(0)) ? bare : trimmed(cut(bare));
    }

    private static boolean isPlural(String word) {
        return word.endsWith("s") && !word.endsWith("ss");
    }

    private static String cut(String word) {
        for (int i = 0; i < ENDINGS.size(); i++) {
            String ending = ENDINGS.get(i);
            int rest = word.length() - ending.length();
            if (rest >= 3 && word.endsWith(ending) && !word.endsWith("ss")) {
                return word.substring(0, rest) + REPLACEMENTS.get(i);
            }
        }
        return word;
    }

    /** Without a silent e and without a doubled consonant. */
    private static String trimmed(String word) {
        String stem = word.length() > 4 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
        int last = stem.length() - 1;
        if (last < 3) {
            return stem;
        }
        char c = stem.charAt(last);
        return c == stem.charAt(last - 1) && c != 'l' && c != 's' ? stem.substring(0, last) : stem;
    }
}
