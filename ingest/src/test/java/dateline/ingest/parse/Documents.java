package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Small documents for tests, and what comes of them. */
final class Documents {
    static final String URL = "https://feeds.example/rss/all.xml";

    private static final FeedParser PARSER = new FeedParser();

    private Documents() {}

    /** An RSS feed of one item with a title. */
    static String rss(String fields) {
        return rss("", fields);
    }

    /** The same with namespaces declared, or other attributes of the root. */
    static String rss(String attributes, String fields) {
        return "<rss version=\"2.0\" " + attributes + "><channel><title>Harbour News</title>"
                + "<link>https://harbour.example/</link><description>d</description><item><title>Ferry</title>"
                + fields + "</item></channel></rss>";
    }

    /** An Atom feed of one entry with a title. */
    static String atom(String fields) {
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour News</title><id>urn:harbour</id>"
                + "<entry><title>Ferry</title><id>urn:ferry</id>" + fields + "</entry></feed>";
    }

    /** A JSON Feed with these items. */
    static String json(String items) {
        return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Harbour News\", \"items\": [" + items
                + "]}";
    }

    /** A news sitemap of these addresses. */
    static String sitemap(String urls) {
        return "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">" + urls + "</urlset>";
    }

    static ParsedFeed feed(String text) {
        return feed(text.getBytes(UTF_8), null);
    }

    static ParsedFeed feed(byte[] bytes, @Nullable String contentType) {
        return switch (PARSER.parse(new FeedDocument(bytes, URL, contentType))) {
            case ParseResult.Parsed parsed -> parsed.feed();
            case ParseResult.Unreadable not -> throw new AssertionError(not.reason() + ": " + not.message());
        };
    }

    static ParsedEntry first(String text) {
        return feed(text).entries().getFirst();
    }
}
