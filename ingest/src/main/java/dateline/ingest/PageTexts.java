package dateline.ingest;

import dateline.contract.Article;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.parse.FeedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replaces the text of articles by that of their own pages, where the page has more. On any failure the feed's text
 * stays, and after three in a row the remaining pages are not asked for.
 *
 * <p>Safe for any number of threads.
 */
final class PageTexts {
    private static final int ENOUGH_FAILURES = 3;

    private final PoliteFetcher fetcher;
    private final Function<FeedDocument, Optional<String>> reader;
    private final IngestMeters meters;

    /** @param reader a page's article as plain text; empty if there is none; may throw */
    PageTexts(PoliteFetcher fetcher, Function<FeedDocument, Optional<String>> reader, IngestMeters meters) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.meters = meters;
    }

    List<Article> complete(List<Article> articles) throws InterruptedException {
        List<Article> complete = new ArrayList<>(articles.size());
        int failures = 0;
        for (Article article : articles) {
            boolean ask = !article.url().isEmpty() && failures < ENOUGH_FAILURES;
            Optional<String> text = ask ? text(article.url()) : Optional.empty();
            failures = text.isPresent() ? 0 : failures + (ask ? 1 : 0);
            complete.add(text.filter(t -> t.length() > article.text().length())
                    .map(t -> withText(article, t))
                    .orElse(article));
        }
        return complete;
    }

    private Optional<String> text(String url) throws InterruptedException {
        Optional<String> text = fetcher.fetch(FetchRequest.page(url)) instanceof FetchResult.Fetched page
                ? read(page.document())
                : Optional.empty();
        meters.page(text.isPresent());
        return text;
    }

    private Optional<String> read(FeedDocument page) {
        try {
            return reader.apply(page);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static Article withText(Article a, String text) {
        return new Article(
                a.id(),
                a.revision(),
                a.kind(),
                a.feedId(),
                a.outlet(),
                a.outletCountry(),
                a.url(),
                a.canonicalUrl(),
                a.guid(),
                a.title(),
                a.summary(),
                text,
                a.authors(),
                a.categories(),
                a.image(),
                a.languageHint(),
                a.published(),
                a.publishedStatus(),
                a.firstSeen(),
                a.seen(),
                a.changed(),
                a.modified(),
                Article.TextStatus.PAGE);
    }
}
