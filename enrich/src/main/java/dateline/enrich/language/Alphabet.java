package dateline.enrich.language;

import org.jspecify.annotations.Nullable;

/**
 * Tells languages of one script apart by the letters that only some of them have. Where a text has letters of several
 * alphabets, as one with a foreign name may, the alphabet with most of them wins.
 */
final class Alphabet {
    private static final String[][] OWN = {
        {"uk", "їєґЇЄҐ"},
        {"be", "ўЎ"},
        {"sr", "ђћЂЋ"},
        {"mk", "ѓќѕЃЌЅ"},
        {"kk", "қғұҚҒҰ"},
        {"ur", "ٹڈڑںےہھ"},
        {"ps", "ټډړښږځڅېۍ"},
    };
    /** Letters that Ukrainian lacks; Mongolian in old fonts has these and Ukrainian ones. */
    private static final String NOT_UKRAINIAN = "ыэёъЫЭЁЪ";

    private static final String ARABIC = "ةيكىأإؤئ";
    private static final String PERSIAN = "پچژگکی";
    private static final String NOT_ARABIC = PERSIAN + "ەۇۆ";

    private Alphabet() {}

    /** The language that the text's letters decide, null if they do not. */
    static @Nullable String decided(String text) {
        String best = null;
        int most = 0;
        for (String[] own : OWN) {
            int count = count(text, own[1]);
            if (count > most) {
                best = own[0];
                most = count;
            }
        }
        if ("uk".equals(best) && count(text, NOT_UKRAINIAN) > 0) {
            return null;
        }
        return best != null ? best : arabic(text);
    }

    private static @Nullable String arabic(String text) {
        return count(text, ARABIC) > 0 && count(text, NOT_ARABIC) == 0 ? "ar" : null;
    }

    private static int count(String text, String letters) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += letters.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return count;
    }
}
