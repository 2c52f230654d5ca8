package dateline.annotate.topic;

/**
 * Which part of a word tells it from others: in English without plural and possessive endings, in other languages the
 * beginning, in Arabic and Hebrew after the letters that are written onto a word in front. Crude on purpose: cues and
 * texts are folded alike.
 */
enum WordFold {
    ENGLISH(Integer.MAX_VALUE, ""),
    BEGINNING(6, ""),
    SHORT_BEGINNING(5, ""),
    TWO_SYLLABLES(2, ""),
    ARABIC(5, "والبكلف"),
    HEBREW(5, "והבלמשכ");

    private static final int SHORTEST_STRIPPED = 5;

    private final int kept;
    private final String proclitics;

    WordFold(int kept, String proclitics) {
        this.kept = kept;
        this.proclitics = proclitics;
    }

    static WordFold of(String language) {
        return switch (language) {
            case "en" -> ENGLISH;
            case "ru", "uk", "tr", "pl", "fa", "hi" -> SHORT_BEGINNING;
            case "ar" -> ARABIC;
            case "he" -> HEBREW;
            case "ko" -> TWO_SYLLABLES;
            default -> BEGINNING;
        };
    }

    /** Where the part begins. */
    int start(String text, int start, int end) {
        int from = start;
        while (end - from >= SHORTEST_STRIPPED && proclitics.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return from;
    }

    /** Where the part ends. */
    int end(String text, int start, int end) {
        int to = end;
        while (to > start && isApostrophe(text.charAt(to - 1))) {
            to--;
        }
        return this == ENGLISH ? singular(text, start, to) : Math.min(to, start + kept);
    }

    private static int singular(String text, int start, int end) {
        boolean s = end - start > 2 && (text.charAt(end - 1) | ' ') == 's';
        if (s && isApostrophe(text.charAt(end - 2))) {
            return end - 2;
        }
        return s && end - start > 3 && "suiSUI".indexOf(text.charAt(end - 2)) < 0 ? end - 1 : end;
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }
}
