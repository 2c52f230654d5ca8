package dateline.enrich.topology.copy;

import dateline.contract.record.FeedStatus;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.store.StoreNames;
import dateline.runtime.watch.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps every instance's copy of how feeds fare. */
public final class KeepFeeds extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger log = LoggerFactory.getLogger(KeepFeeds.class);

    private final Changes changes;
    private final Deserializer<FeedStatus> statuses = Topics.FEED_STATUS.value().deserializer();

    public KeepFeeds(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, FeedStatus> store = context().getStateStore(StoreNames.FEEDS);
        if (record.value() == null) {
            store.delete(record.key());
            changes.feed(record.key(), Optional.empty());
            return;
        }
        try {
            FeedStatus status = decode(record.value());
            store.put(record.key(), status);
            changes.feed(record.key(), Optional.of(status));
        } catch (RuntimeException e) {
            if (e instanceof KafkaException && !(e instanceof SerializationException)) {
                throw e;
            }
            log.atError()
                    .addKeyValue("feed", record.key())
                    .addKeyValue("error", e.getMessage())
                    .log("a feed's status cannot be read and stays as it was");
        }
    }

    private FeedStatus decode(byte[] bytes) {
        FeedStatus status = statuses.deserialize(Topics.FEED_STATUS.name(), bytes);
        for (Instant time : Arrays.asList(status.since(), status.lastPoll(), status.lastSuccess())) {
            if (!Times.canBeKept(time)) {
                throw new SerializationException("the time " + time + " is not between 1970 and 9999");
            }
        }
        return status;
    }
}
