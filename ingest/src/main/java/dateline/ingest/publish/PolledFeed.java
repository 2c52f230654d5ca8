package dateline.ingest.publish;

import dateline.contract.FeedSpec;
import dateline.contract.FeedState;

/**
 * A feed as a poll finds it.
 *
 * @param partition the partition of its records
 * @param spec what is wanted
 * @param before its state before the poll
 */
public record PolledFeed(int partition, FeedSpec spec, FeedState before) {}
