package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.ingest.feed.identity.KnownItems;
import java.util.List;

/**
 * What a document has that was not known. Every entry is counted once, and every article that is missed from a document
 * that should have it counts as one: {@code entries} is the sum of the articles, the unchanged and the ignored.
 *
 * @param articles new articles, new revisions and withdrawals, the oldest first
 * @param items what is known from now on, the most recently seen last
 * @param unchanged how many entries say nothing new
 * @param ignored how many entries are empty or beyond the limit for one document
 */
public record FeedChanges(List<Article> articles, List<KnownItems.Item> items, int unchanged, int ignored) {
    public FeedChanges {
        articles = List.copyOf(articles);
        items = List.copyOf(items);
    }

    /** How many entries the document had. */
    public int entries() {
        return articles.size() + unchanged + ignored;
    }
}
