package dateline.annotate.language;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one stretch of text says: its script's language or, where the script has several, the score of each language. */
final class Stretch {
    /** Different words that are kept: so many are not few. */
    static final int MOST_WORDS = 3;

    private final Script script;
    private final @Nullable String byScript;
    private final int[] scores;
    private final int[] words = new int[MOST_WORDS];
    private int different;

    Stretch(String text, NgramModel model) {
        this.script = new Script(text);
        this.byScript = script.decided();
        this.scores = new int[model.languages().size()];
        if (byScript == null) {
            read(text, model);
        }
    }

    private void read(String text, NgramModel model) {
        char[] word = new char[text.length()];
        int length = 0;
        boolean letters = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(c) || isMark(c)) {
                word[length++] = Character.toLowerCase(c);
                letters |= Character.isLetter(c);
                addRuns(word, length, model);
            } else {
                if (letters) {
                    addWord(word, length, model);
                }
                length = 0;
                letters = false;
            }
        }
    }

    /** Vowel signs and joiners belong to words, but no run has them: they end one. */
    private static boolean isMark(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }

    private void addRuns(char[] word, int length, NgramModel model) {
        int hash = NgramModel.none();
        for (int n = 1; n <= Math.min(length, NgramModel.LONGEST); n++) {
            hash = NgramModel.before(hash, word[length - n]);
            if (!model.add(hash, scores)) {
                return;
            }
        }
    }

    private void addWord(char[] word, int length, NgramModel model) {
        int hash = NgramModel.none();
        for (int i = length - 1; i >= 0; i--) {
            hash = NgramModel.before(hash, word[i]);
        }
        model.add(NgramModel.word(hash), scores);
        count(hash);
    }

    private void count(int word) {
        for (int i = 0; i < different; i++) {
            if (words[i] == word) {
                return;
            }
        }
        if (different < MOST_WORDS) {
            words[different++] = word;
        }
    }

    /** The language that the script decides, null if it decides none. */
    @Nullable
    String byScript() {
        return byScript;
    }

    int letters() {
        return script.letters();
    }

    int letters(Character.UnicodeScript of) {
        return script.count(of);
    }

    /** A hash of each different word, of the first ones. */
    IntStream words() {
        return Arrays.stream(words, 0, different);
    }

    /** The score of each of the model's languages. */
    int[] scores() {
        return scores;
    }
}
