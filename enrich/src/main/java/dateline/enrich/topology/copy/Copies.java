package dateline.enrich.topology.copy;

import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.store.StoreNames;
import dateline.runtime.watch.Times;
import dateline.runtime.watch.WatchCheck;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** What every instance of enrich has a copy of. */
public final class Copies {
    private Copies() {}

    /** The watches; one that the command line would have refused is left as it was. */
    public static ProcessorSupplier<String, byte[], Void, Void> watches(Changes changes) {
        return () -> new KeepCopy<>(StoreNames.WATCHES, Copies::watch, (id, watch) -> changes.watches());
    }

    /** How feeds fare. */
    public static ProcessorSupplier<String, byte[], Void, Void> feeds(Changes changes) {
        return () -> new KeepCopy<>(StoreNames.FEEDS, Copies::feed, changes::feed);
    }

    private static Watch watch(byte[] bytes) {
        Watch watch =
                Objects.requireNonNull(Topics.WATCHES.value().deserializer().deserialize(Topics.WATCHES.name(), bytes));
        List<WatchCheck.Problem> problems = WatchCheck.problems(watch);
        if (!problems.isEmpty()) {
            throw new SerializationException(problems.toString());
        }
        return watch;
    }

    private static FeedStatus feed(byte[] bytes) {
        FeedStatus status = Objects.requireNonNull(
                Topics.FEED_STATUS.value().deserializer().deserialize(Topics.FEED_STATUS.name(), bytes));
        for (Instant time : Arrays.asList(status.since(), status.lastPoll(), status.lastSuccess())) {
            if (!Times.canBeKept(time)) {
                throw new SerializationException("the time " + time + " is not between 1970 and 9999");
            }
        }
        return status;
    }
}
