package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import org.jspecify.annotations.Nullable;

/**
 * An article after its page was looked at.
 *
 * @param article with what the page says
 * @param address where the page really is; null if that is where the article said
 * @param gone whether the page is gone for good
 */
public record ArticlePage(Article article, @Nullable String address, boolean gone) {
    /** An article whose page says nothing. */
    public static ArticlePage none(Article article) {
        return new ArticlePage(article, null, false);
    }

    /** An article whose page is gone for good. */
    public static ArticlePage gone(Article article) {
        return new ArticlePage(article, null, true);
    }
}
