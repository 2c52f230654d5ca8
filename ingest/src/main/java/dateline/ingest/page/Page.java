package dateline.ingest.page;

import dateline.contract.record.Article;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article's page as read.
 *
 * @param title plain text, may be empty
 * @param text the article's text, a line a paragraph, may be empty
 * @param canonicalUrl the address the page calls its own, absolute
 * @param authors names
 * @param published the page's date of publication
 * @param modified the page's date of change
 * @param image the lead picture; its caption is not part of the text
 * @param language BCP 47 tag as the page declares it
 * @param paywalled whether the page says, or looks as if, subscribers are shown more
 * @param gate the kind of gate that the page is instead of an article, see {@link Gate}; null if it is none
 */
public record Page(
        String title,
        String text,
        @Nullable String canonicalUrl,
        List<String> authors,
        @Nullable Instant published,
        @Nullable Instant modified,
        Article.@Nullable Image image,
        @Nullable String language,
        boolean paywalled,
        @Nullable String gate) {
    public Page {
        authors = List.copyOf(authors);
    }

    /**
     * Where an article's text comes from after this page was looked at.
     *
     * @param fed how many characters its feed gives
     */
    public Article.TextStatus textStatus(int fed) {
        if (gate != null) {
            return Article.TextStatus.UNAVAILABLE;
        } else if (paywalled) {
            return Article.TextStatus.PAYWALLED;
        } else if (text.length() > fed) {
            return Article.TextStatus.PAGE;
        }
        return text.isBlank() ? Article.TextStatus.UNAVAILABLE : Article.TextStatus.FEED;
    }
}
