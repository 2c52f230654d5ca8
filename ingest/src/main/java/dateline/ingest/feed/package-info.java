/**
 * Feeds: which there are, when each is asked next, and what is new in an answer. Plain functions over records, but for
 * {@link dateline.ingest.feed.FeedRegistry}, which keeps the list of feeds in Kafka.
 */
@NullMarked
package dateline.ingest.feed;

import org.jspecify.annotations.NullMarked;
