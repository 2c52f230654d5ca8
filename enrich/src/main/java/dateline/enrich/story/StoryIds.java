package dateline.enrich.story;

import dateline.contract.Article;
import dateline.contract.ArticleIds;

/**
 * Gives the copies of one text the same story id, whoever publishes them: the id is a digest of the words that the text
 * begins with, or of the title where there is little text. Stateless; articles that tell one story in different words
 * get different ids.
 */
public final class StoryIds {
    private static final int WORDS = 40;

    private StoryIds() {}

    /** The story id of an article. */
    public static String of(Article article) {
        String lead = words(article.text());
        return ArticleIds.hash("story", lead.isEmpty() ? article.title() : lead);
    }

    /** The first {@value #WORDS} words in lower case, or nothing if there are fewer. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(WORDS * 8);
        int count = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                words.appendCodePoint(Character.toLowerCase(c));
                inWord = true;
            } else if (inWord) {
                words.append(' ');
                inWord = false;
                if (++count == WORDS) {
                    return words.toString();
                }
            }
        }
        return "";
    }
}
