package dateline.runtime.feed;

import java.util.Locale;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Where on a page without a feed its items are, in CSS selectors as jsoup has them. What is within an item is looked for
 * there.
 *
 * @param item each element that is an item
 * @param link the element with the address; null for the first link
 * @param title null for the heading, else the words of the link
 * @param date the element with the date; null for {@code time}
 * @param text a summary; null for none
 */
public record PageSelectors(
        String item,
        @Nullable String link,
        @Nullable String title,
        @Nullable String date,
        @Nullable String text) {
    private static final int LONGEST = 500;

    /**
     * Those among a feed's options; null if it is read as a feed.
     *
     * @param options without problems
     */
    static @Nullable PageSelectors of(FeedOptions options) {
        String item = options.get(FeedOption.SELECT_ITEM);
        return item == null
                ? null
                : new PageSelectors(
                        item,
                        options.get(FeedOption.SELECT_LINK),
                        options.get(FeedOption.SELECT_TITLE),
                        options.get(FeedOption.SELECT_DATE),
                        options.get(FeedOption.SELECT_TEXT));
    }

    /** Throws {@link IllegalArgumentException} with what is wrong, to be read after the option's name. */
    static void check(String selector) {
        if (selector.length() > LONGEST) {
            throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
        }
        // patterns of Java's could take for ever on a page that is made for it
        if (selector.contains("~=") || selector.toLowerCase(Locale.ROOT).contains(":matches")) {
            throw new IllegalArgumentException("must have no patterns (~= and :matches); use *=, ^=, $= or :contains");
        }
        try {
            QueryParser.parse(selector);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "\"" + selector + "\" is no CSS selector (" + e.getMessage()
                            + "); write it as article.story > h2 a",
                    e);
        }
    }
}
