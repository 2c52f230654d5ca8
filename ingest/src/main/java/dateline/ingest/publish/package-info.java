/**
 * Writing what a poll found: articles, dead letters and the feed's state in one Kafka transaction, by one producer for
 * each partition of the feeds.
 */
@NullMarked
package dateline.ingest.publish;

import org.jspecify.annotations.NullMarked;
