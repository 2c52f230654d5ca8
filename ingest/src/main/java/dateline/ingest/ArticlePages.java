package dateline.ingest;

import dateline.contract.record.Article;
import dateline.contract.record.Article.PublishedStatus;
import dateline.contract.record.Article.TextStatus;
import dateline.contract.record.ArticleBuilder;
import dateline.ingest.feed.change.ArticlePage;
import dateline.ingest.feed.change.Claims;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.RobotsRules;
import dateline.ingest.page.Page;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.partition.IngestMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Completes articles from their own pages: the text where the page has more, and what the feed left out. A page that
 * robots.txt forbids is not asked for, and what a redirect to one gives is not used; one for subscribers gives no text;
 * on any failure the feed's text stays. After three failures in a row, or ten minutes, the remaining pages are not asked
 * for.
 *
 * <p>Safe for any number of threads.
 */
final class ArticlePages {
    private static final int ENOUGH_FAILURES = 3;
    /** For all pages of one poll together; it keeps a place that others want. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PoliteFetcher fetcher;
    private final RobotsRules robots;
    private final Function<FeedDocument, Page> reader;
    private final IngestMeters meters;

    /** @param reader may throw */
    ArticlePages(PoliteFetcher fetcher, RobotsRules robots, Function<FeedDocument, Page> reader, IngestMeters meters) {
        this.fetcher = fetcher;
        this.robots = robots;
        this.reader = reader;
        this.meters = meters;
    }

    /** The articles in their order, each with what its page says. Those that were withdrawn have none. */
    List<ArticlePage> complete(List<Article> articles, Instant now) throws InterruptedException {
        List<ArticlePage> complete = new ArrayList<>(articles.size());
        int failures = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Article article : articles) {
            if (article.kind() == Article.Kind.WITHDRAWN || article.url().isEmpty()) {
                complete.add(ArticlePage.none(article));
            } else if (failures == ENOUGH_FAILURES || System.nanoTime() - end > 0) {
                complete.add(unavailable(article));
            } else {
                ArticlePage page = complete(article, now, Duration.ofNanos(end - System.nanoTime()));
                failures = page.equals(unavailable(article)) ? failures + 1 : 0;
                complete.add(page);
            }
        }
        return complete;
    }

    private ArticlePage complete(Article article, Instant now, Duration patience) throws InterruptedException {
        if (!robots.permits(article.url())) {
            meters.page("disallowed");
            return ArticlePage.none(withStatus(article, TextStatus.DISALLOWED));
        }
        FetchResult result = fetcher.fetch(FetchRequest.page(article.url()), patience);
        if (result instanceof FetchResult.Gone) {
            meters.page("gone");
            return ArticlePage.gone(withStatus(article, TextStatus.UNAVAILABLE));
        }
        Page page = result instanceof FetchResult.Fetched fetched ? read(fetched.document()) : null;
        if (page == null) {
            meters.page("failed");
            return unavailable(article);
        }
        String url = ((FetchResult.Fetched) result).document().url();
        if (!url.equals(article.url()) && !robots.permits(url)) {
            meters.page("disallowed");
            return ArticlePage.none(withStatus(article, TextStatus.DISALLOWED));
        }
        meters.page(page.paywalled() ? "paywalled" : "read");
        return new ArticlePage(with(article, page, now), address(article.url(), url, page.canonicalUrl()), false);
    }

    /** Of a page that could not be had. */
    private static ArticlePage unavailable(Article article) {
        return ArticlePage.none(withStatus(article, TextStatus.UNAVAILABLE));
    }

    private @Nullable Page read(FeedDocument document) {
        try {
            return reader.apply(document);
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static Article withStatus(Article article, TextStatus status) {
        ArticleBuilder draft = ArticleBuilder.builder(article);
        draft.textStatus(status);
        return draft.build();
    }

    private static Article with(Article article, Page page, Instant now) {
        ArticleBuilder draft = ArticleBuilder.builder(article);
        boolean more = page.text().length() > article.text().length();
        if (page.paywalled()) {
            draft.textStatus(TextStatus.PAYWALLED);
        } else if (more) {
            draft.text(page.text());
            draft.textStatus(TextStatus.PAGE);
        } else {
            draft.textStatus(page.text().isBlank() ? TextStatus.UNAVAILABLE : TextStatus.FEED);
        }
        draft.title(article.title().isBlank() ? page.title() : article.title());
        draft.authors(article.authors().isEmpty() ? page.authors() : article.authors());
        draft.image(picture(article.image(), page.image()));
        draft.languageHint(article.languageHint() == null ? page.language() : article.languageHint());
        Instant published = page.published();
        boolean missing = article.publishedStatus() == PublishedStatus.MISSING;
        if (missing && published != null && Claims.isPossible(published, now)) {
            draft.published(published);
            draft.publishedStatus(PublishedStatus.CLAIMED);
        }
        if (article.modified() == null && Claims.isPossible(page.modified(), now)) {
            draft.modified(page.modified());
        }
        return draft.build();
    }

    private static Article.@Nullable Image picture(Article.@Nullable Image fed, Article.@Nullable Image shown) {
        if (fed == null || shown == null || fed.caption() != null) {
            return fed == null ? shown : fed;
        }
        return new Article.Image(fed.url(), shown.caption());
    }

    /**
     * The address that the page calls its own, where that is on the same site and no front page; else the one that
     * redirects led to; null if it is the one that was asked for.
     */
    private static @Nullable String address(String asked, String answered, @Nullable String canonical) {
        HttpUrl own = canonical == null ? null : HttpUrl.parse(canonical);
        HttpUrl real = HttpUrl.parse(answered);
        if (own != null
                && real != null
                && isSameSite(own, real)
                && own.encodedPath().length() > 1) {
            return own.toString();
        }
        return answered.equals(asked) || real == null || real.encodedPath().length() <= 1 ? null : answered;
    }

    private static boolean isSameSite(HttpUrl a, HttpUrl b) {
        String site = a.topPrivateDomain();
        return site == null ? a.host().equals(b.host()) : site.equals(b.topPrivateDomain());
    }
}
