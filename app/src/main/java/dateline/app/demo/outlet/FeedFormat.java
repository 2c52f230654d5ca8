package dateline.app.demo.outlet;

/** The formats that the sample feeds come in. */
public enum FeedFormat {
    /** RSS 2.0. */
    RSS_2("application/rss+xml"),
    /** RSS 1.0, an RDF vocabulary. */
    RSS_1("application/rdf+xml"),
    /** Atom 1.0, RFC 4287. */
    ATOM("application/atom+xml"),
    /** JSON Feed 1.1. */
    JSON_FEED("application/feed+json");

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The whole document, in the outlet's encoding. */
    public byte[] write(Edition edition) {
        String document =
                switch (this) {
                    case RSS_2 -> Rss2Document.write(edition);
                    case RSS_1 -> Rss1Document.write(edition);
                    case ATOM -> AtomDocument.write(edition);
                    case JSON_FEED -> JsonFeedDocument.write(edition);
                };
        return document.getBytes(edition.outlet().charset());
    }
}
