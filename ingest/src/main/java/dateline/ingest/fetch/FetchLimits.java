package dateline.ingest.fetch;

import dateline.runtime.config.ByteSize;
import java.time.Duration;

/**
 * What one request may cost.
 *
 * @param timeout for the whole exchange, redirects and body included
 * @param connectTimeout for the name service and for one connection
 * @param maxBytes of a body, before and after decompression
 * @param maxRedirects in a row
 * @param userAgent how we introduce ourselves
 */
public record FetchLimits(
        Duration timeout, Duration connectTimeout, ByteSize maxBytes, int maxRedirects, String userAgent) {}
