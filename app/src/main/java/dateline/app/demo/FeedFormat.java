package dateline.app.demo;

import java.util.function.Function;

/** The formats that the sample feeds come in. */
enum FeedFormat {
    /** RSS 2.0. */
    RSS_2("application/rss+xml", Rss2Document::write),
    /** RSS 1.0, an RDF vocabulary. */
    RSS_1("application/rdf+xml", Rss1Document::write),
    /** Atom 1.0, RFC 4287. */
    ATOM("application/atom+xml", AtomDocument::write),
    /** JSON Feed 1.1. */
    JSON_FEED("application/feed+json", JsonFeedDocument::write);

    private final String mediaType;
    private final Function<Edition, String> writer;

    FeedFormat(String mediaType, Function<Edition, String> writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    String mediaType() {
        return mediaType;
    }

    /** The whole document, in the outlet's encoding. */
    byte[] write(Edition edition) {
        return writer.apply(edition).getBytes(edition.outlet().charset());
    }
}
