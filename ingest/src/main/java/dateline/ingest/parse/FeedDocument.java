package dateline.ingest.parse;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param bytes the body, after decompression
 * @param url where it came from, after redirects; what relative links are resolved against
 * @param contentType the response's Content-Type header
 * @param zone the zone of dates in it that name none; null if that is not known
 */
public record FeedDocument(
        byte[] bytes,
        String url,
        @Nullable String contentType,
        @Nullable ZoneId zone) {
    /** A document of which nothing is known but what the server says. */
    public FeedDocument(byte[] bytes, String url, @Nullable String contentType) {
        this(bytes, url, contentType, null);
    }

    /** The same, whose dates are in a zone unless they name another. */
    public FeedDocument in(@Nullable ZoneId dates) {
        return new FeedDocument(bytes, url, contentType, dates);
    }
}
