package dateline.ingest.page;

import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a page may be that of an item: whether it has any of the words of the item's title, or some of those of
 * its text. A gate whose wording nobody knows has none of them. Words count by how they begin, so that their endings do
 * not matter; of scripts without spaces, pairs of characters count. Any thread may call.
 */
public final class Kinship {
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int LEAST_LETTERS = 4;
    private static final int STEM = 4;
    /** A title of fewer words may have none of them in its story. */
    private static final int LEAST_TITLE = 3;
    /** Nor is anything said of an item that has fewer words in all. */
    private static final int LEAST_WORDS = 4;
    /** Of the words of an item's text, so many in a hundred stand in any page of its language. */
    private static final int BY_CHANCE = 12;

    private static final int LONGEST_FED = 2_000;
    private static final int LONGEST_PAGE = 50_000;

    private Kinship() {}

    /**
     * Whether the page has nothing of the item.
     *
     * @param title the item's title
     * @param fed the text that the feed gives
     * @param language the item's language, if its feed says
     * @param page what its address gave
     * @param address where redirects have led to; null if there was none
     */
    public static boolean isNone(
            String title, String fed, @Nullable String language, Page page, @Nullable String address) {
        if (page.text().isBlank() || isOther(language, page.language())) {
            return false;
        }
        Set<String> words = words(title);
        Set<String> said = words(fed.length() > LONGEST_FED ? fed.substring(0, LONGEST_FED) : fed);
        if (words.size() < LEAST_TITLE || words.size() + said.size() < LEAST_WORDS) {
            return false;
        }
        String text = page.text();
        Set<String> shown = words(text.length() > LONGEST_PAGE ? text.substring(0, LONGEST_PAGE) : text);
        shown.addAll(words(page.title()));
        if (address != null) {
            shown.addAll(words(address.substring(address.indexOf('/', address.indexOf("://") + 3) + 1)));
        }
        int common = 0;
        for (String word : said) {
            common += shown.contains(word) ? 1 : 0;
        }
        return words.stream().noneMatch(shown::contains) && common * 100 <= said.size() * BY_CHANCE;
    }

    /** A feed in one language may lead to pages in another. */
    private static boolean isOther(@Nullable String language, @Nullable String other) {
        return language != null && other != null && !tongue(language).equals(tongue(other));
    }

    private static String tongue(String language) {
        return language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher run = RUN.matcher(text.toLowerCase(Locale.ROOT));
        while (run.find()) {
            add(run.group(), words);
        }
        return words;
    }

    private static void add(String run, Set<String> words) {
        if (isUnspaced(run)) {
            for (int i = 0; i + 2 <= run.length(); i++) {
                words.add(run.substring(i, i + 2));
            }
        } else if (run.length() >= LEAST_LETTERS || Character.isDigit(run.charAt(0))) {
            words.add(run.length() > STEM ? run.substring(0, STEM) : run);
        }
    }

    private static boolean isUnspaced(String run) {
        return switch (UnicodeScript.of(run.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }
}
