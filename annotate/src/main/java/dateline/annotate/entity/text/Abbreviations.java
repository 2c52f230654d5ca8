package dateline.annotate.entity.text;

import dateline.annotate.resource.ResourceFiles;
import java.util.Set;

/** Words that keep the full stop after them. */
final class Abbreviations {
    private static final int LONGEST = 5;
    private static final Set<String> BEFORE_A_NAME =
            ResourceFiles.words("entity/english-words.txt", "abbreviations before a name");
    private static final Set<String> OTHERS = ResourceFiles.words("entity/english-words.txt", "other abbreviations");

    private Abbreviations() {}

    /** Whether the word {@code text[start,end)}, which a full stop follows, is one: "Mr", "U.S", "J". */
    static boolean known(String text, int start, int end) {
        char last = text.charAt(end - 1);
        if (end - start == 1 || text.charAt(end - 2) == '.') {
            return last >= 'A' && last <= 'Z' || end - start > 1 && last >= 'a' && last <= 'z';
        }
        if (end - start > LONGEST || !Character.isLetter(last)) {
            return false;
        }
        String word = text.substring(start, end);
        return BEFORE_A_NAME.contains(word) || OTHERS.contains(word);
    }

    /** Whether a name, rather than a new sentence, follows the token (full stop included). */
    static boolean beforeName(String text, int start, int end) {
        return end - start == 2 && Character.isUpperCase(text.charAt(start))
                || end - start <= LONGEST + 1 && BEFORE_A_NAME.contains(text.substring(start, end - 1));
    }
}
