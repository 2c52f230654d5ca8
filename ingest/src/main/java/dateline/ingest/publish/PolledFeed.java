package dateline.ingest.publish;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.runtime.feed.FeedOptions;

/**
 * A feed as a poll finds it.
 *
 * @param partition the partition of its records
 * @param spec what is wanted
 * @param options the options of what is wanted, checked
 * @param before its state before the poll
 */
public record PolledFeed(int partition, FeedSpec spec, FeedOptions options, FeedState before) {
    public PolledFeed(int partition, FeedSpec spec, FeedState before) {
        this(partition, spec, FeedOptions.of(spec.options()), before);
    }
}
