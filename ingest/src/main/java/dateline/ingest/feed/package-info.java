/**
 * Feeds: which there are, when each is asked next, and what their states say. Plain functions over records, but for
 * {@link dateline.runtime.feed.FeedRegistry}, which keeps the list of feeds in Kafka. What an entry is known by is in
 * {@code identity}, what is new in a document in {@code change}.
 */
@NullMarked
package dateline.ingest.feed;

import org.jspecify.annotations.NullMarked;
