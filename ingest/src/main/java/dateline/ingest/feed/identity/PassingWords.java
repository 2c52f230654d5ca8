package dateline.ingest.feed.identity;

import dateline.ingest.parse.text.WordList;
import java.util.regex.Pattern;

/**
 * Words of a text that are different whenever one looks, "updated 5 minutes ago" and "12 comments", from {@code
 * passing-words.txt}: a change of these is none of the story.
 */
final class PassingWords {
    private static final Pattern PASSING = load();

    private PassingWords() {}

    static String without(String text) {
        return hasDigit(text) ? PASSING.matcher(text).replaceAll("") : text;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static Pattern load() {
        return Pattern.compile(
                String.join("|", WordList.lines(PassingWords.class, "passing-words.txt")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
