package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.ingest.feed.identity.CanonicalUrl;
import dateline.ingest.feed.identity.KnownItems.Item;
import dateline.ingest.feed.identity.UrlIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What pages say about which article is which: a new one whose page is really elsewhere is the article of that place,
 * and is not new if that is known; a known one whose page is gone for good is withdrawn. A pure function.
 */
public final class PageIdentity {
    private PageIdentity() {}

    /**
     * The changes as the pages have them.
     *
     * @param changes as the feed has them
     * @param pages the changes' articles in their order, each with its page
     */
    public static FeedChanges apply(FeedChanges changes, List<ArticlePage> pages) {
        Map<String, String> renamed = new HashMap<>();
        Set<String> withdrawn = new HashSet<>();
        Set<String> taken = new HashSet<>();
        changes.items().forEach(item -> taken.add(item.articleId()));
        List<Article> articles = new ArrayList<>(pages.size());
        int unchanged = changes.unchanged();
        for (ArticlePage page : pages) {
            Article article = page.article();
            String canonical = page.address() == null ? "" : CanonicalUrl.of(page.address());
            String id = canonical.isEmpty() ? article.id() : UrlIdentity.articleId(canonical);
            if (page.gone() && article.kind() == Article.Kind.UPDATED) {
                withdrawn.add(article.id());
                articles.add(withdrawn(article));
            } else if (article.kind() != Article.Kind.NEW || id.equals(article.id())) {
                articles.add(article);
            } else {
                renamed.put(article.id(), id);
                if (taken.add(id)) {
                    articles.add(renamed(article, id, canonical));
                } else {
                    unchanged++;
                }
            }
        }
        List<Item> items = changes.items().stream()
                .map(item -> item(item, renamed, withdrawn))
                .toList();
        return new FeedChanges(articles, items, unchanged, changes.ignored());
    }

    private static Article renamed(Article article, String id, String canonicalUrl) {
        ArticleBuilder draft = ArticleBuilder.builder(article);
        draft.id(id);
        draft.canonicalUrl(canonicalUrl);
        return draft.build();
    }

    private static Article withdrawn(Article article) {
        ArticleBuilder draft = ArticleBuilder.builder(article);
        draft.kind(Article.Kind.WITHDRAWN);
        return draft.build();
    }

    private static Item item(Item item, Map<String, String> renamed, Set<String> withdrawn) {
        return new Item(
                item.key(),
                item.address(),
                renamed.getOrDefault(item.articleId(), item.articleId()),
                item.revision(),
                item.text(),
                item.firstSeen(),
                item.lastSeen(),
                item.withdrawn() || withdrawn.contains(item.articleId()));
    }
}
