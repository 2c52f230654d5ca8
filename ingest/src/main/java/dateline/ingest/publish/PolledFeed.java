package dateline.ingest.publish;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;

/**
 * A feed as a poll finds it.
 *
 * @param partition the partition of its records
 * @param spec what is wanted
 * @param before its state before the poll
 */
public record PolledFeed(int partition, FeedSpec spec, FeedState before) {}
