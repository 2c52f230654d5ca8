package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.ArticleIds;
import dateline.ingest.parse.text.Addresses;
import dateline.runtime.text.Ellipsis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much an article may say of itself, in characters. Whatever comes after ingest carries several of these together,
 * so no publisher's may be as long as he likes. What is for people is cut and ends with {@code …}; an address or a tag
 * that is too long is left out, for half of one is another; a guid becomes its hash. The article says which of its fields
 * these were. Summary and text are bounded by the size of a record: an article beyond it goes to the dead letters. What
 * an article is known by is not touched.
 */
public final class ArticleLimits {
    static final int TITLE = 2_000;
    static final int OUTLET = 200;
    static final int NAME = 200;
    static final int NAMES = 100;
    static final int CAPTION = 2_000;
    static final int GUID = 512;
    static final int LANGUAGE = 35; // what RFC 5646, section 4.4.1, wants readers to bear

    private ArticleLimits() {}

    /**
     * Articles within the limits.
     *
     * @param changes as given, but for the articles' fields
     * @param cut names of the fields that were too long, one for each time
     */
    public record Bounded(FeedChanges changes, List<String> cut) {
        public Bounded {
            cut = List.copyOf(cut);
        }
    }

    /** The same changes with articles that say no more than they may. */
    public static Bounded apply(FeedChanges changes) {
        List<String> cut = new ArrayList<>();
        List<Article> articles = changes.articles().stream()
                .map(article -> bounded(article, cut))
                .toList();
        return cut.isEmpty() ? new Bounded(changes, cut) : new Bounded(changes.with(articles), cut);
    }

    /** A title that is no longer than an article's may be. */
    public static String title(String title) {
        return Ellipsis.cut(title, TITLE);
    }

    private static Article bounded(Article article, List<String> cut) {
        int before = cut.size();
        ArticleBuilder bounded = ArticleBuilder.builder(article);
        bounded.title(text("title", article.title(), TITLE, cut));
        bounded.outlet(text("outlet", article.outlet(), OUTLET, cut));
        bounded.authors(names("authors", article.authors(), cut));
        bounded.categories(names("categories", article.categories(), cut));
        bounded.url(fits("url", article.url(), Addresses.LONGEST, cut) ? article.url() : "");
        bounded.canonicalUrl(
                fits("canonicalUrl", article.canonicalUrl(), Addresses.LONGEST, cut) ? article.canonicalUrl() : "");
        bounded.guid(guid(article.guid(), cut));
        bounded.languageHint(
                fits("languageHint", article.languageHint(), LANGUAGE, cut) ? article.languageHint() : null);
        bounded.image(image(article.image(), cut));
        if (cut.size() == before) {
            return article;
        }
        bounded.truncated(cut.subList(before, cut.size()).stream().distinct().toList());
        return bounded.build();
    }

    private static boolean fits(String field, @Nullable String value, int most, List<String> cut) {
        boolean fits = value == null || value.length() <= most;
        if (!fits) {
            cut.add(field);
        }
        return fits;
    }

    private static String text(String field, String text, int most, List<String> cut) {
        return fits(field, text, most, cut) ? text : Ellipsis.cut(text, most);
    }

    private static List<String> names(String field, List<String> names, List<String> cut) {
        if (names.size() > NAMES) {
            cut.add(field);
        }
        return names.stream()
                .limit(NAMES)
                .map(name -> text(field, name, NAME, cut))
                .toList();
    }

    private static @Nullable String guid(@Nullable String guid, List<String> cut) {
        return guid == null || fits("guid", guid, GUID, cut) ? guid : "long:" + ArticleIds.hash(guid);
    }

    private static Article.@Nullable Image image(Article.@Nullable Image image, List<String> cut) {
        if (image == null || !fits("image", image.url(), Addresses.LONGEST, cut)) {
            return null;
        }
        String caption = image.caption();
        return caption == null ? image : new Article.Image(image.url(), text("image", caption, CAPTION, cut));
    }
}
