package dateline.enrich.topology.copy;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an instance's copy of a topic. A value that cannot be read or used leaves the one before it as it was and is said in
 * the log: whoever may write to the topic may not stop the stream.
 */
final class KeepCopy<V> extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger log = LoggerFactory.getLogger(KeepCopy.class);

    private final String name;
    private final Function<byte[], V> decoder;
    private final BiConsumer<String, Optional<V>> changed;

    /**
     * @param name the store's
     * @param decoder makes a value of bytes, or throws
     * @param changed is told of each key that changed; no value if it is gone
     */
    KeepCopy(String name, Function<byte[], V> decoder, BiConsumer<String, Optional<V>> changed) {
        this.name = name;
        this.decoder = decoder;
        this.changed = changed;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, V> store = context().getStateStore(name);
        if (record.value() == null) {
            store.delete(record.key());
            changed.accept(record.key(), Optional.empty());
            return;
        }
        try {
            V value = decoder.apply(record.value());
            store.put(record.key(), value);
            changed.accept(record.key(), Optional.of(value));
        } catch (RuntimeException e) {
            if (e instanceof KafkaException && !(e instanceof SerializationException)) {
                throw e;
            }
            log.atError()
                    .addKeyValue("copy", name)
                    .addKeyValue("key", record.key())
                    .addKeyValue("error", e.getMessage())
                    .log("a value cannot be used; the copy keeps the one before it");
        }
    }
}
