package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.ingest.feed.identity.KnownItems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document has that was not known. Every entry is counted once, and every article that is missed from a document
 * that should have it counts as one: {@code entries} is the sum of the articles, the unchanged, the ignored and the
 * filtered.
 *
 * @param articles new articles, new revisions and withdrawals, the oldest first
 * @param items what is known from now on, the most recently seen last
 * @param unchanged how many entries say nothing new
 * @param ignored how many entries are empty or beyond the limit for one document
 * @param filtered how many entries the feed's filter left out; null if it has none
 * @param boilerplate what is known from now on to belong to the feed; null if nobody has looked, so that it stays
 * @param overlaps whether an entry of the document was known before
 */
public record FeedChanges(
        List<Article> articles,
        List<KnownItems.Item> items,
        int unchanged,
        int ignored,
        @Nullable Integer filtered,
        @Nullable List<String> boilerplate,
        boolean overlaps) {
    public FeedChanges {
        articles = List.copyOf(articles);
        items = List.copyOf(items);
        boilerplate = boilerplate == null ? null : List.copyOf(boilerplate);
    }

    /** The same, with other articles. */
    FeedChanges with(List<Article> others) {
        return new FeedChanges(others, items, unchanged, ignored, filtered, boilerplate, overlaps);
    }

    /** The same of a document with an entry that was known. */
    FeedChanges overlapping() {
        return new FeedChanges(articles, items, unchanged, ignored, filtered, boilerplate, true);
    }

    /** How many entries the document had. */
    public int entries() {
        return articles.size() + unchanged + ignored + (filtered == null ? 0 : filtered);
    }
}
