package dateline.enrich.topology.store;

import java.time.Instant;

/**
 * What is remembered of an article to tell duplicates.
 *
 * @param feedId the feed whose records of this article count; the same article from any other feed is a duplicate
 * @param revision the latest revision that was let through
 * @param seen when that was
 * @param duplicates how many records of this article were held back
 */
public record Known(String feedId, int revision, Instant seen, int duplicates) {
    /** One more was held back. */
    public Known withDuplicate() {
        return new Known(feedId, revision, seen, duplicates + 1);
    }

    /** A higher revision was let through. */
    public Known withRevision(int next, Instant when) {
        return new Known(feedId, next, when, duplicates);
    }
}
