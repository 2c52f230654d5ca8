package dateline.enrich.topology;

import java.time.Instant;

/**
 * What is remembered of an article to tell duplicates.
 *
 * @param feedId the feed whose records of this article count; the same article from any other feed is a duplicate
 * @param revision the latest revision that was let through
 * @param seen when that was
 * @param duplicates how many records of this article were held back
 */
record Known(String feedId, int revision, Instant seen, int duplicates) {
    Known withDuplicate() {
        return new Known(feedId, revision, seen, duplicates + 1);
    }

    Known withRevision(int next, Instant when) {
        return new Known(feedId, next, when, duplicates);
    }
}
