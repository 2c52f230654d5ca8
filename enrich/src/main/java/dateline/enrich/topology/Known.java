package dateline.enrich.topology;

import java.time.Instant;

/**
 * What is remembered of an article to tell duplicates.
 *
 * @param feedId the feed whose records of this article count; the same article from any other feed is a duplicate
 * @param revision the latest revision that was let through
 * @param seen when that was
 */
record Known(String feedId, int revision, Instant seen) {}
