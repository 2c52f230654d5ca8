package dateline.annotate.language;

import org.jspecify.annotations.Nullable;

/**
 * Counts the letters of a text by script and says what that alone decides: a script that one language of the news has to
 * itself names the language.
 */
final class Script {
    private final int[] letters = new int[Character.UnicodeScript.values().length];
    private int total;

    Script(CharSequence text) {
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            if (Character.isLetter(c)) {
                letters[Character.UnicodeScript.of(c).ordinal()]++;
                total++;
            }
            i += Character.charCount(c);
        }
    }

    int letters() {
        return total;
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

    int count(Character.UnicodeScript script) {
        return letters[script.ordinal()];
    }

    private boolean most(Character.UnicodeScript script) {
        return count(script) * 2 > total;
    }
}
