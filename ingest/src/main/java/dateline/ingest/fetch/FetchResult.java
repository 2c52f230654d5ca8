package dateline.ingest.fetch;

import dateline.ingest.parse.FeedDocument;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a request. Everything a server can do is one of these; nothing is thrown. */
public sealed interface FetchResult {

    /**
     * A document.
     *
     * @param document the body, decompressed, and where it came from
     * @param etag the answer's validator, byte for byte
     * @param lastModified the answer's validator, byte for byte
     * @param freshFor how long the server says that the answer stays fresh
     * @param movedTo the address that permanent redirects lead to, if there were any
     * @param links what the answer's Link headers say
     * @param headers the answer's headers, a line each
     * @param incomplete why the document may not be all that there is, as the reason of a {@link Failed}; null if it is.
     *     Such an answer has no validators: the rest is still to be had
     */
    record Fetched(
            FeedDocument document,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration freshFor,
            @Nullable String movedTo,
            WebLinks links,
            String headers,
            @Nullable String incomplete)
            implements FetchResult {}

    /**
     * The document is the one that the validators belong to.
     *
     * @param etag the validator to send from now on, if the server gave a new one
     * @param lastModified the validator to send from now on, if the server gave a new one
     * @param freshFor how long the server says that it stays so
     * @param movedTo the address that permanent redirects lead to, if there were any
     */
    record NotModified(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration freshFor,
            @Nullable String movedTo) implements FetchResult {}

    /**
     * The host asks us to slow down.
     *
     * @param retryAfter for how long, if it says so; not negative
     * @param message one sentence for people
     */
    record Throttled(@Nullable Duration retryAfter, String message) implements FetchResult {}

    /**
     * There is nothing at the address any more, and the server says that it is for good.
     *
     * @param message one sentence for people
     */
    record Gone(String message) implements FetchResult {}

    /**
     * No document.
     *
     * @param reason a short class: {@code bad-url}, {@code refused-address}, {@code dns}, {@code connect}, {@code tls},
     *     {@code timeout}, {@code connection-lost}, {@code too-large}, {@code too-many-redirects}, {@code
     *     bad-redirect}, {@code bad-encoding}, {@code proxy}, {@code no-turn} of a page whose host's turn did not come in time, or
     *     {@code http-} and a status
     * @param message one sentence for people: what happened, where, what to do
     */
    record Failed(String reason, String message) implements FetchResult {}
}
