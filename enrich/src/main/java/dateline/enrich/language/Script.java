package dateline.enrich.language;

import org.jspecify.annotations.Nullable;

/**
 * Counts the letters of a text by script and says what that alone decides: a script that one language of the news has to
 * itself names the language.
 */
final class Script {
    /** Letters that the one language uses much more than the other: glottal and velar ones, and the endings of its commonest words. */
    private static final String TIGRINYA = "ኣቲዩኻኸቐቕዝይ";

    private static final String AMHARIC = "አውነችን";
    private final int[] letters = new int[Character.UnicodeScript.values().length];
    private int total;
    private int tigrinya;
    private int amharic;

    Script(CharSequence text) {
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            if (Character.isLetter(c)) {
                letters[Character.UnicodeScript.of(c).ordinal()]++;
                total++;
                tigrinya += TIGRINYA.indexOf(c) >= 0 ? 1 : 0;
                amharic += AMHARIC.indexOf(c) >= 0 ? 1 : 0;
            }
            i += Character.charCount(c);
        }
    }

    int letters() {
        return total;
    }

    /** Whether a language, by its ISO 639-1 code, can be written in what stands here. */
    boolean allows(String language) {
        return switch (language) {
            case "ru", "uk", "be", "bg", "mk", "kk", "mn", "ba", "ce", "tt", "tg", "ky" ->
                most(Character.UnicodeScript.CYRILLIC);
            case "sr", "az", "uz" -> most(Character.UnicodeScript.CYRILLIC) || most(Character.UnicodeScript.LATIN);
            case "ar", "fa", "ur", "ps" -> most(Character.UnicodeScript.ARABIC);
            case "hi", "mr", "ne", "sa" -> most(Character.UnicodeScript.DEVANAGARI);
            case "el" -> most(Character.UnicodeScript.GREEK);
            case "he" -> most(Character.UnicodeScript.HEBREW);
            case "ka" -> most(Character.UnicodeScript.GEORGIAN);
            case "hy" -> most(Character.UnicodeScript.ARMENIAN);
            case "th" -> most(Character.UnicodeScript.THAI);
            case "bn" -> most(Character.UnicodeScript.BENGALI);
            case "pa" -> most(Character.UnicodeScript.GURMUKHI);
            case "ko" -> most(Character.UnicodeScript.HANGUL);
            case "zh" -> most(Character.UnicodeScript.HAN);
            case "ja" -> east() > total / 2;
            case "ta", "te", "kn", "ml", "gu", "si" ->
                !most(Character.UnicodeScript.LATIN) && !most(Character.UnicodeScript.CYRILLIC);
            default -> most(Character.UnicodeScript.LATIN);
        };
    }

    /** Whether it is a script whose languages differ in their letters. */
    boolean hasAlphabets() {
        return most(Character.UnicodeScript.CYRILLIC) || most(Character.UnicodeScript.ARABIC);
    }

    /** The language that the script alone decides, null if it does not. */
    @Nullable
    String decided() {
        if (total == 0) {
            return null;
        }
        if (east() > total / 2) {
            return kana() * 12 > total
                    ? "ja"
                    : count(Character.UnicodeScript.HANGUL) > count(Character.UnicodeScript.HAN) ? "ko" : "zh";
        }
        return byScript();
    }

    private @Nullable String byScript() {
        for (Own own : Own.values()) {
            if (most(own.script)) {
                return own.language;
            }
        }
        if (most(Character.UnicodeScript.ETHIOPIC)) {
            return tigrinya > amharic ? "ti" : "am";
        }
        return null;
    }

    private enum Own {
        GREEK(Character.UnicodeScript.GREEK, "el"),
        HEBREW(Character.UnicodeScript.HEBREW, "he"),
        GEORGIAN(Character.UnicodeScript.GEORGIAN, "ka"),
        ARMENIAN(Character.UnicodeScript.ARMENIAN, "hy"),
        THAI(Character.UnicodeScript.THAI, "th"),
        LAO(Character.UnicodeScript.LAO, "lo"),
        KHMER(Character.UnicodeScript.KHMER, "km"),
        MYANMAR(Character.UnicodeScript.MYANMAR, "my"),
        TIBETAN(Character.UnicodeScript.TIBETAN, "bo"),
        BENGALI(Character.UnicodeScript.BENGALI, "bn"),
        GURMUKHI(Character.UnicodeScript.GURMUKHI, "pa"),
        GUJARATI(Character.UnicodeScript.GUJARATI, "gu"),
        ORIYA(Character.UnicodeScript.ORIYA, "or"),
        TAMIL(Character.UnicodeScript.TAMIL, "ta"),
        TELUGU(Character.UnicodeScript.TELUGU, "te"),
        KANNADA(Character.UnicodeScript.KANNADA, "kn"),
        MALAYALAM(Character.UnicodeScript.MALAYALAM, "ml"),
        SINHALA(Character.UnicodeScript.SINHALA, "si"),
        THAANA(Character.UnicodeScript.THAANA, "dv");

        private final Character.UnicodeScript script;
        private final String language;

        Own(Character.UnicodeScript script, String language) {
            this.script = script;
            this.language = language;
        }
    }

    private int east() {
        return kana() + count(Character.UnicodeScript.HAN) + count(Character.UnicodeScript.HANGUL);
    }

    private int kana() {
        return count(Character.UnicodeScript.HIRAGANA) + count(Character.UnicodeScript.KATAKANA);
    }

    private int count(Character.UnicodeScript script) {
        return letters[script.ordinal()];
    }

    private boolean most(Character.UnicodeScript script) {
        return count(script) * 2 > total;
    }
}
