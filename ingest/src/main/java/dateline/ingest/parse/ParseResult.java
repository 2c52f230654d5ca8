package dateline.ingest.parse;

/** What became of a document. */
public sealed interface ParseResult {

    /** It is a feed. */
    record Parsed(ParsedFeed feed) implements ParseResult {}

    /**
     * It is not, or cannot be read.
     *
     * @param reason a short class: {@code empty}, {@code html-page}, {@code login-page}, {@code truncated}, {@code
     *     not-a-feed}, {@code ill-formed}, {@code too-deep}, {@code too-many-items}
     * @param message one sentence for people: what it is, where it goes wrong, what to do
     */
    record Unreadable(String reason, String message) implements ParseResult {}
}
