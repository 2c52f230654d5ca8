package dateline.ingest.parse;

import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param bytes the body, after decompression
 * @param url where it came from, after redirects; what relative links are resolved against
 * @param contentType the response's Content-Type header
 */
public record FeedDocument(
        byte[] bytes, String url, @Nullable String contentType) {}
