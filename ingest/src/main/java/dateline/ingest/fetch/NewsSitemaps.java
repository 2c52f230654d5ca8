package dateline.ingest.fetch;

import crawlercommons.robots.SimpleRobotRulesParser;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.SitemapIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Finds the sitemaps of a site that have its news, by the {@code Sitemap} lines of its robots.txt (RFC 9309, sitemaps.org)
 * and the indexes that these name. So many documents are asked for and no more, those that have news in their name first.
 *
 * <p>As safe for threads as the fetcher.
 */
public final class NewsSitemaps {
    private static final int MOST_ASKED = 12;
    private static final int ENOUGH = 3;

    private final FeedFetcher fetcher;
    private final FeedParser parser;
    private final FetchOptions options;

    /** @param options how the site is asked */
    public NewsSitemaps(FeedFetcher fetcher, FeedParser parser, FetchOptions options) {
        this.fetcher = fetcher;
        this.options = options;
        this.parser = parser;
    }

    /**
     * The addresses of documents with news, at most three.
     *
     * @param site an absolute http or https address of the site
     */
    public List<String> of(String site) {
        HttpUrl address = HttpUrl.parse(site);
        if (address == null) {
            return List.of();
        }
        HttpUrl robots = address.newBuilder()
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build();
        return fetcher.fetch(FetchRequest.robots(robots.toString()).with(options))
                        instanceof FetchResult.Fetched fetched
                ? among(named(robots.toString(), fetched.document()))
                : List.of();
    }

    private static List<String> named(String url, FeedDocument robots) {
        List<String> named = new SimpleRobotRulesParser()
                .parseContent(url, robots.bytes(), "text/plain", List.of())
                .getSitemaps();
        return SitemapIndex.newsFirst(url, named);
    }

    private List<String> among(List<String> sitemaps) {
        Deque<String> left = new ArrayDeque<>(sitemaps);
        Set<String> asked = new HashSet<>();
        List<String> found = new ArrayList<>();
        while (!left.isEmpty() && asked.size() < MOST_ASKED && found.size() < ENOUGH) {
            String url = left.removeFirst();
            if (asked.add(url)
                    && fetcher.fetch(FetchRequest.feed(url, null).with(options))
                            instanceof FetchResult.Fetched fetched) {
                if (hasNews(fetched.document())) {
                    found.add(fetched.movedTo() == null ? url : fetched.movedTo());
                } else {
                    SitemapIndex.of(fetched.document()).reversed().forEach(left::addFirst);
                }
            }
        }
        return found;
    }

    /** A sitemap without news lists a site's pages, which have no titles; such a one is no feed. */
    private boolean hasNews(FeedDocument document) {
        return parser.parse(document) instanceof ParseResult.Parsed parsed
                && parsed.feed().entries().stream().anyMatch(entry -> entry.title() != null);
    }
}
