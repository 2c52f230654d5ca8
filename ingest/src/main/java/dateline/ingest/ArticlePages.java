package dateline.ingest;

import dateline.contract.record.Article;
import dateline.contract.record.Article.PublishedStatus;
import dateline.contract.record.Article.TextStatus;
import dateline.contract.record.ArticleBuilder;
import dateline.ingest.feed.change.ArticlePage;
import dateline.ingest.feed.change.Claims;
import dateline.ingest.feed.identity.CanonicalUrl;
import dateline.ingest.fetch.FetchOptions;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.RobotsRules;
import dateline.ingest.page.Gate;
import dateline.ingest.page.Kinship;
import dateline.ingest.page.Page;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FirstWords;
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
 * on any failure, and where a gate stands before the page, the feed's text stays and the article says why. After three
 * failures in a row, or ten minutes, the remaining pages are not asked for.
 *
 * <p>Safe for any number of threads.
 */
final class ArticlePages {
    private static final int ENOUGH_FAILURES = 3;
    /** Of a page that could be had but has no text; the next may have. */
    private static final String EMPTY = "no-text";
    /** Of a page that has none of the article's words, most likely a gate that is not known by its own. */
    private static final String UNRELATED = "unrelated";
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

    /**
     * The articles in their order, each with what its page says. Those that were withdrawn have none.
     *
     * @param options how the feed is asked that has the articles
     */
    List<ArticlePage> complete(List<Article> articles, FetchOptions options, Instant now) throws InterruptedException {
        List<ArticlePage> complete = new ArrayList<>(articles.size());
        int failures = 0;
        String reason = null;
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Article article : articles) {
            if (article.kind() == Article.Kind.WITHDRAWN || article.url().isEmpty()) {
                complete.add(ArticlePage.none(article));
            } else if (failures == ENOUGH_FAILURES) {
                complete.add(ArticlePage.none(article, TextStatus.UNAVAILABLE, reason));
            } else if (System.nanoTime() - end > 0) {
                complete.add(ArticlePage.none(article, TextStatus.UNAVAILABLE, "no-time"));
            } else {
                ArticlePage page = complete(article, options, now, Duration.ofNanos(end - System.nanoTime()));
                boolean failed = !page.gone()
                        && page.article().textStatus() == TextStatus.UNAVAILABLE
                        && !EMPTY.equals(page.article().textReason());
                failures = failed ? failures + 1 : 0;
                reason = page.article().textReason();
                complete.add(page);
            }
        }
        return complete;
    }

    private ArticlePage complete(Article article, FetchOptions options, Instant now, Duration patience)
            throws InterruptedException {
        String asked = CanonicalUrl.target(article.url());
        if (!robots.permits(asked, options)) {
            return disallowed(article);
        }
        return switch (fetcher.fetch(FetchRequest.page(asked).with(options), patience)) {
            case FetchResult.Gone gone -> {
                meters.page("gone");
                yield ArticlePage.gone(article);
            }
            case FetchResult.Fetched fetched ->
                isRefused(fetched)
                        ? failed(article, fetched.incomplete())
                        : complete(article, asked, fetched.document(), options, now);
            case FetchResult.Failed failed -> failed(article, failed.reason());
            case FetchResult.Throttled throttled -> failed(article, "throttled");
            case FetchResult.NotModified unasked -> failed(article, "http-304");
        };
    }

    private ArticlePage complete(
            Article article, String asked, FeedDocument document, FetchOptions options, Instant now)
            throws InterruptedException {
        String url = document.url();
        boolean redirected = !url.equals(asked);
        if (redirected && !robots.permits(url, options)) {
            return disallowed(article);
        }
        String elsewhere = redirected ? elsewhere(asked, url) : null;
        if (elsewhere != null) {
            return failed(article, elsewhere);
        }
        Page page = read(document);
        if (page == null) {
            return failed(article, "unreadable");
        }
        if (page.gate() != null) {
            return failed(article, page.gate());
        }
        if (Kinship.isNone(article.title(), article.text(), article.languageHint(), page, redirected ? url : null)) {
            return failed(article, UNRELATED);
        }
        meters.page(page.paywalled() ? "paywalled" : "read");
        return ArticlePage.read(
                article, with(article, page, now), address(asked, url, page.canonicalUrl()), redirected);
    }

    /** An answer that is still to come, or a part, is no page: that is how some gates answer. */
    private static boolean isRefused(FetchResult.Fetched fetched) {
        return fetched.incomplete() != null && fetched.incomplete().startsWith("http-");
    }

    /** What redirects lead to that cannot be the article: a gate, or a front page; null if it may be. */
    private static @Nullable String elsewhere(String asked, String answered) {
        HttpUrl from = HttpUrl.parse(asked);
        HttpUrl to = HttpUrl.parse(answered);
        if (from == null || to == null) {
            return null;
        }
        String gate = Gate.at(from) == null ? Gate.at(to) : null;
        boolean front = to.encodedPath().length() <= 1
                && to.query() == null
                && from.encodedPath().length() > 1;
        return gate == null && front ? "front-page" : gate;
    }

    private ArticlePage disallowed(Article article) {
        meters.page("disallowed");
        return ArticlePage.none(article, TextStatus.DISALLOWED, null);
    }

    private ArticlePage failed(Article article, @Nullable String reason) {
        meters.page("failed");
        return ArticlePage.none(article, TextStatus.UNAVAILABLE, reason);
    }

    private @Nullable Page read(FeedDocument document) {
        try {
            return reader.apply(document);
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static boolean isUntitled(Article article) {
        return article.title().isBlank()
                || FirstWords.isOf(article.title(), article.summary())
                || FirstWords.isOf(article.title(), article.text());
    }

    private static Article with(Article article, Page page, Instant now) {
        ArticleBuilder draft = ArticleBuilder.builder(article);
        TextStatus status = page.textStatus(article.text().length());
        draft.textStatus(status);
        draft.textReason(status == TextStatus.UNAVAILABLE ? EMPTY : null);
        draft.text(status == TextStatus.PAGE ? page.text() : article.text());
        draft.title(isUntitled(article) && !page.title().isBlank() ? page.title() : article.title());
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
