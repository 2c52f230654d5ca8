package dateline.runtime.feed;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Words and phrases with commas between them, of which one must be in a text: as a whole word, but in scripts that put no
 * spaces between words, or grammar behind them, anywhere.
 */
final class Words {
    private static final Set<UnicodeScript> UNDIVIDED = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private Words() {}

    /** @throws IllegalArgumentException with what is wrong, to be read after the option's name */
    static Predicate<String> of(String value) {
        List<String> words = Arrays.stream(value.split("[,،、，]"))
                .map(Words::folded)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.isEmpty() || words.size() > 200) {
            throw new IllegalArgumentException("must have 1 to 200 words with commas between them, or a /pattern/");
        }
        return text -> {
            String folded = folded(text);
            return words.stream().anyMatch(word -> contains(folded, word));
        };
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean contains(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || divides(text.codePointBefore(at), word.codePointAt(0));
            if (begins
                    && (end == text.length() || divides(text.codePointAt(end), word.codePointBefore(word.length())))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word may end between its own letter and the one beside it. */
    private static boolean divides(int beside, int own) {
        boolean sign = Character.getType(beside) == Character.NON_SPACING_MARK;
        return !(Character.isLetterOrDigit(beside) || sign)
                || !Character.isLetterOrDigit(own)
                || UNDIVIDED.contains(UnicodeScript.of(own));
    }
}
