package dateline.app.cli.feed;

import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchOptions;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.NewsSitemaps;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.WatchedPage;
import dateline.ingest.parse.html.FeedLinks;
import dateline.runtime.feed.PageSelectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the feed that somebody means by an address: the one there, one that the page there names, one where feeds usually
 * are, or the news sitemap that the site names in its robots.txt.
 */
final class FeedFinder {
    private static final Set<String> PAGES = Set.of("html-page", "login-page");
    private static final int MOST_TRIED = 20;

    private final FeedFetcher fetcher;
    private final FetchOptions options;
    private final @Nullable PageSelectors selectors;
    private final FeedParser parser = new FeedParser();

    FeedFinder(FeedFetcher fetcher) {
        this(fetcher, FetchOptions.NONE, null);
    }

    /**
     * @param options how the address is asked; what it names on other hosts is asked without what is for it alone
     * @param selectors where the items of the page there are; null to look for a feed
     */
    FeedFinder(FeedFetcher fetcher, FetchOptions options, @Nullable PageSelectors selectors) {
        this.selectors = selectors;
        this.fetcher = fetcher;
        this.options = options;
    }

    /** What there is at an address. */
    sealed interface Found {
        /**
         * A feed.
         *
         * @param url its address, after permanent redirects
         * @param others what else the page names; empty if the address was the feed's
         */
        record Feed(String url, List<String> others) implements Found {}

        /** Something else, in a sentence for people. */
        record NoFeed(String message) implements Found {}

        /** It cannot be told now, in a sentence for people. */
        record Unknown(String message) implements Found {}
    }

    Found find(String url) {
        return switch (fetcher.fetch(FetchRequest.feed(url, null).with(options))) {
            case FetchResult.Fetched fetched -> read(url, fetched);
            case FetchResult.Throttled t -> new Found.Unknown(t.message());
            case FetchResult.Failed f -> new Found.Unknown(f.message());
            case FetchResult.Gone g -> new Found.NoFeed(g.message());
            case FetchResult.NotModified n -> new Found.Unknown(url + " answers 304 to a plain request");
        };
    }

    private Found read(String url, FetchResult.Fetched fetched) {
        ParseResult result =
                selectors == null ? parser.parse(fetched.document()) : WatchedPage.read(fetched.document(), selectors);
        return switch (result) {
            case ParseResult.Parsed p -> new Found.Feed(address(url, fetched), List.of());
            case ParseResult.Unreadable u ->
                selectors == null && PAGES.contains(u.reason())
                        ? onPage(fetched.document(), u)
                        : new Found.NoFeed(u.message());
        };
    }

    private Found onPage(FeedDocument page, ParseResult.Unreadable why) {
        List<String> named = FeedLinks.of(page.bytes(), page.contentType(), page.url()).stream()
                .map(FeedLinks.Candidate::url)
                .toList();
        List<String> candidates = new ArrayList<>(named);
        FeedLinks.guesses(page.url()).stream().filter(g -> !named.contains(g)).forEach(candidates::add);
        for (String candidate : candidates.subList(0, Math.min(candidates.size(), MOST_TRIED))) {
            if (fetcher.fetch(FetchRequest.feed(candidate, null).with(options)) instanceof FetchResult.Fetched fetched
                    && parser.parse(fetched.document()) instanceof ParseResult.Parsed) {
                return new Found.Feed(
                        address(candidate, fetched),
                        named.stream().filter(other -> !other.equals(candidate)).toList());
            }
        }
        List<String> sitemaps = new NewsSitemaps(fetcher, parser, options).of(page.url());
        return sitemaps.isEmpty()
                ? new Found.NoFeed(why.message())
                : new Found.Feed(sitemaps.getFirst(), sitemaps.subList(1, sitemaps.size()));
    }

    private static String address(String asked, FetchResult.Fetched fetched) {
        return fetched.movedTo() == null ? asked : fetched.movedTo();
    }
}
