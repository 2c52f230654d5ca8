package dateline.annotate.entity.text;

import dateline.annotate.resource.ResourceFiles;
import java.util.Set;

/** Decides which hyphened words are several: "Israel-based" and "pro-Russia" hold a name, "Jean-Claude" is one. */
final class Hyphens {
    private static final Set<String> BEFORE = ResourceFiles.words("entity/english-words.txt", "before a hyphen");
    private static final Set<String> AFTER = ResourceFiles.words("entity/english-words.txt", "after a hyphen");

    private Hyphens() {}

    /** Offset of the hyphen at which the word splits, or -1. */
    static int cut(String text, int start, int end) {
        int hyphen = lastHyphen(text, start, end);
        if (hyphen < 0 || end - hyphen > 13) {
            return -1;
        }
        if (Character.isUpperCase(text.charAt(start)) && AFTER.contains(text.substring(hyphen + 1, end))) {
            return hyphen;
        }
        boolean prefix = hyphen - start <= 6
                && Character.isUpperCase(text.charAt(hyphen + 1))
                && BEFORE.contains(lower(text, start, hyphen));
        return prefix ? hyphen : -1;
    }

    private static int lastHyphen(String text, int start, int end) {
        for (int i = end - 1; i > start && i > end - 15; i--) {
            if (text.charAt(i) == '-') {
                return i;
            }
        }
        return -1;
    }

    private static String lower(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(java.util.Locale.ROOT);
    }
}
