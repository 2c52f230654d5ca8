package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.contract.record.Article.TextStatus;
import dateline.contract.record.ArticleBuilder;
import dateline.ingest.feed.identity.CanonicalUrl;
import dateline.ingest.feed.identity.KnownItems.Item;
import dateline.ingest.feed.identity.TextDigests;
import dateline.ingest.feed.identity.UrlIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pages say about which article is which: a new one whose page is really elsewhere is the article of that place,
 * and is not new if that is known; a known one whose page is gone for good is withdrawn. An address, or a text, that
 * articles of different titles share is nobody's: it is that of a gate, or of the section they stand in. Used once.
 */
public final class PageIdentity {
    private static final long UNTITLED = TextDigests.of("", "", "").title();

    private final FeedChanges changes;
    private final Map<String, Item> itemOf = new HashMap<>();
    private final Map<String, Set<Long>> titlesOfPlace = new HashMap<>();
    private final Map<String, Set<Long>> titlesOfText = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    private PageIdentity(FeedChanges changes, List<ArticlePage> pages) {
        this.changes = changes;
        changes.items().forEach(item -> {
            itemOf.put(item.articleId(), item);
            note(titlesOfPlace, item.articleId(), item);
        });
        for (ArticlePage page : pages) {
            Item item = itemOf.get(page.fed().id());
            String place = place(page);
            if (item != null && place != null) {
                note(titlesOfPlace, place, item);
            }
            if (item != null && page.article().textStatus() == TextStatus.PAGE) {
                note(titlesOfText, page.article().text(), item);
            }
        }
    }

    /**
     * The changes as the pages have them.
     *
     * @param changes as the feed has them
     * @param pages the changes' articles in their order, each with its page
     */
    public static FeedChanges apply(FeedChanges changes, List<ArticlePage> pages) {
        return new PageIdentity(changes, pages).apply(pages);
    }

    private FeedChanges apply(List<ArticlePage> pages) {
        Set<String> taken = new HashSet<>(itemOf.keySet());
        List<Article> articles = new ArrayList<>(pages.size());
        int unchanged = changes.unchanged();
        for (ArticlePage read : pages) {
            ArticlePage page = owned(read);
            Article article = page.article();
            String id = place(page);
            if (page.gone() && article.kind() == Article.Kind.UPDATED) {
                withdrawn.add(article.id());
                articles.add(withdrawn(article));
            } else if (article.kind() != Article.Kind.NEW || id == null) {
                articles.add(article);
            } else {
                renamed.put(article.id(), id);
                if (taken.add(id)) {
                    articles.add(renamed(article, id, CanonicalUrl.of(page.address())));
                } else {
                    unchanged++;
                }
            }
        }
        List<Item> items = changes.items().stream().map(this::item).toList();
        return new FeedChanges(
                articles,
                items,
                unchanged,
                changes.ignored(),
                changes.filtered(),
                changes.boilerplate(),
                changes.overlaps());
    }

    /** The page without what others of its feed have as well. */
    private ArticlePage owned(ArticlePage page) {
        boolean sameText = page.article().textStatus() == TextStatus.PAGE
                && isShared(titlesOfText, page.article().text());
        String place = place(page);
        boolean samePlace = place != null && isShared(titlesOfPlace, place);
        if (sameText || (samePlace && page.redirected())) {
            return page.disowned(samePlace ? "shared-address" : "shared-text");
        }
        return samePlace ? ArticlePage.read(page.fed(), page.article(), null, false) : page;
    }

    /** The id of the article that is where the page is; null if the article's own stands. */
    private static @Nullable String place(ArticlePage page) {
        String canonical = page.address() == null ? "" : CanonicalUrl.of(page.address());
        String id = canonical.isEmpty() ? page.fed().id() : UrlIdentity.articleId(canonical);
        return id.equals(page.fed().id()) ? null : id;
    }

    private static void note(Map<String, Set<Long>> titles, String of, Item item) {
        TextDigests said = item.text();
        titles.computeIfAbsent(of, key -> new HashSet<>(2)).add(said.title() == UNTITLED ? said.text() : said.title());
    }

    private static boolean isShared(Map<String, Set<Long>> titles, String of) {
        return titles.getOrDefault(of, Set.of()).size() > 1;
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

    private Item item(Item item) {
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
