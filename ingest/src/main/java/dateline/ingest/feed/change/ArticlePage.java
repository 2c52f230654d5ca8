package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.contract.record.Article.TextStatus;
import dateline.contract.record.ArticleBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An article after its page was looked at.
 *
 * @param fed the article as the feed has it
 * @param article with what the page says
 * @param address where the page really is; null if that is where the article said
 * @param redirected whether the page is what redirects led to
 * @param gone whether the page is gone for good
 */
public record ArticlePage(
        Article fed, Article article, @Nullable String address, boolean redirected, boolean gone) {
    /** An article with what its page says. */
    public static ArticlePage read(Article fed, Article article, @Nullable String address, boolean redirected) {
        return new ArticlePage(fed, article, address, redirected, false);
    }

    /**
     * An article whose page says nothing.
     *
     * @param reason why, in one word
     */
    public static ArticlePage none(Article article, TextStatus status, @Nullable String reason) {
        return new ArticlePage(article, without(article, status, reason), null, false, false);
    }

    /** An article that has no page. */
    public static ArticlePage none(Article article) {
        return new ArticlePage(article, article, null, false, false);
    }

    /** An article whose page is gone for good. */
    public static ArticlePage gone(Article article) {
        return new ArticlePage(article, without(article, TextStatus.UNAVAILABLE, "gone"), null, false, true);
    }

    /** The article as if its page had said nothing, as that is not its own. */
    ArticlePage disowned(String reason) {
        return none(fed, TextStatus.UNAVAILABLE, reason);
    }

    private static Article without(Article article, TextStatus status, @Nullable String reason) {
        ArticleBuilder draft = ArticleBuilder.builder(article);
        draft.textStatus(status);
        draft.textReason(reason);
        return draft.build();
    }
}
