package dateline.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What to ask for.
 *
 * @param url an absolute http or https address
 * @param accept the media types that are welcome
 * @param validators what an earlier answer can be compared by; null asks unconditionally
 * @param options how the feed is asked for whose sake this is
 */
public record FetchRequest(
        String url, String accept, @Nullable Validators validators, FetchOptions options) {
    private static final String FEED = "application/rss+xml, application/atom+xml, application/feed+json, "
            + "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";
    private static final String ROBOTS = "text/plain, */*;q=0.1";
    private static final String PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    /**
     * Validators of an answer, as the server wrote them.
     *
     * @param url where the answer came from, after redirects; nobody else is sent them
     * @param etag sent back as If-None-Match
     * @param lastModified sent back as If-Modified-Since
     */
    public record Validators(
            String url, @Nullable String etag, @Nullable String lastModified) {}

    /** Asks for a feed. */
    public static FetchRequest feed(String url, @Nullable Validators validators) {
        return new FetchRequest(url, FEED, validators, FetchOptions.NONE);
    }

    /** Asks for a site's rules for robots. */
    public static FetchRequest robots(String url) {
        return new FetchRequest(url, ROBOTS, null, FetchOptions.NONE);
    }

    boolean isForRobots() {
        return accept.equals(ROBOTS);
    }

    /** Asks for an article's page. */
    public static FetchRequest page(String url) {
        return new FetchRequest(url, PAGE, null, FetchOptions.NONE);
    }

    /** The same for the sake of a feed that is asked otherwise than others. */
    public FetchRequest with(FetchOptions others) {
        return new FetchRequest(url, accept, validators, others);
    }
}
