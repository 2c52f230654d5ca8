package dateline.enrich.topology.copy;

import dateline.contract.record.Watch;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.store.StoreNames;
import dateline.runtime.watch.WatchCheck;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every instance's copy of the watches. One that cannot be read, or that the command line would have refused, is
 * left as it was and said in the log: whoever may write to the topic may not stop the stream.
 */
public final class KeepWatches extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger log = LoggerFactory.getLogger(KeepWatches.class);

    private final Changes changes;
    private final Deserializer<Watch> watches = Topics.WATCHES.value().deserializer();

    public KeepWatches(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, Watch> store = context().getStateStore(StoreNames.WATCHES);
        if (record.value() == null) {
            store.delete(record.key());
            changes.watches();
            return;
        }
        try {
            store.put(record.key(), decode(record.value()));
            changes.watches();
        } catch (RuntimeException e) {
            if (e instanceof KafkaException && !(e instanceof SerializationException)) {
                throw e;
            }
            log.atError()
                    .addKeyValue("watch", record.key())
                    .addKeyValue("error", e.getMessage())
                    .log("a watch cannot be used and stays as it was");
        }
    }

    private Watch decode(byte[] bytes) {
        Watch watch = watches.deserialize(Topics.WATCHES.name(), bytes);
        List<WatchCheck.Problem> problems = WatchCheck.problems(watch);
        if (!problems.isEmpty()) {
            throw new SerializationException(problems.toString());
        }
        return watch;
    }
}
