/**
 * Owning a partition of the feeds. {@code PartitionState} is the life of an owner and {@code PollState} the way of a poll,
 * both pure; {@code PartitionOwner} is the one thread around them. It knows neither HTTP nor formats: what a poll does is
 * a {@code FeedWork}, and who writes to Kafka a {@code PollPublisher}.
 */
@NullMarked
package dateline.ingest.partition;

import org.jspecify.annotations.NullMarked;
