package dateline.enrich.topology.step;

import dateline.contract.topic.Topic;
import dateline.enrich.topology.store.StagedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a step's {@link Work} has to do with the world: its stores, the next step, dead letters, counts. All is staged until
 * the work is done, and then applied as a whole, or dropped. Used by one thread.
 *
 * @param <O> what the step sends on
 */
public final class Stage<O> {
    private final ProcessorContext<String, Envelope<O>> context;
    private final Limits limits;
    private final DeadLetters letters;
    private final Map<String, StagedStore> stores = new HashMap<>();
    private final List<Record<String, Envelope<O>>> out = new ArrayList<>();
    private final List<Runnable> counts = new ArrayList<>();
    private byte @Nullable [] original;
    private boolean memoryChanging;

    Stage(ProcessorContext<String, Envelope<O>> context, Limits limits, DeadLetters letters) {
        this.context = context;
        this.limits = limits;
        this.letters = letters;
    }

    /** A store of the step's own. */
    public StagedStore store(String name) {
        return stores.computeIfAbsent(name, n -> {
            KeyValueStore<String, byte[]> store = context.getStateStore(n);
            return new StagedStore(store, limits.largest(context.applicationId() + "-" + n + "-changelog"));
        });
    }

    /** A store that is kept for every instance, to be read. */
    <V> KeyValueStore<String, V> global(String name) {
        return context.getStateStore(name);
    }

    /** The machine's time. */
    Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    /** Sends something on, of which the bytes are those that the record in hand came as. */
    void send(Record<String, O> record) {
        send(record, original);
    }

    /** Sends something on that another task would know by these bytes. */
    void send(Record<String, O> record, byte @Nullable [] bytes) {
        out.add(record.withValue(new Envelope.Item<>(record.value(), bytes)));
    }

    /**
     * A value as the topic takes it.
     *
     * @throws TooLarge if the topic does not take it
     */
    <V> Encoded<V> encode(Topic<String, V> topic, V value) {
        Serializer<V> serializer = topic.value().serializer();
        byte[] bytes = Objects.requireNonNull(serializer.serialize(topic.name(), value));
        if (bytes.length > limits.largest(topic.name())) {
            throw new TooLarge("it takes " + bytes.length + " bytes as a record of " + topic.name() + ", which takes "
                    + limits.largest(topic.name()));
        }
        if (context.recordMetadata()
                .map(m -> limits.isRefused(Limits.source(m), topic.name()))
                .orElse(false)) {
            throw new TooLarge("the broker refused what came of it as a record of " + topic.name());
        }
        return new Encoded<>(bytes);
    }

    /** The record in hand goes to the dead letters and nothing else comes of it but what was changed. */
    void refuse(Record<String, ?> record, String reason, String detail) {
        Record<String, Envelope<O>> letter = letters.write(context, record, original, reason, detail);
        if (letter != null) {
            out.add(letter);
        }
    }

    /** An entry of a store that cannot be decoded goes to the dead letters. */
    void unreadable(String store, String key, byte[] entry, RuntimeException error) {
        giveUp(store, key, entry, error.toString());
    }

    /** An entry of a store goes to the dead letters, for it cannot be used. */
    void giveUp(String store, String key, byte[] entry, String detail) {
        Record<String, Envelope<O>> letter = letters.writeEntry(context, store, key, entry, detail);
        if (letter != null) {
            out.add(letter);
        }
    }

    /** Is run when all the rest is applied. */
    void count(Runnable count) {
        counts.add(count);
    }

    /** From here on the work's memory changes: it has to be made anew if what follows fails. */
    void memoryChanges() {
        memoryChanging = true;
    }

    boolean isMemoryChanging() {
        return memoryChanging;
    }

    void begin(byte @Nullable [] bytes) {
        original = bytes;
        memoryChanging = false;
    }

    void apply() {
        stores.values().forEach(StagedStore::apply);
        List<Record<String, Envelope<O>>> sent = List.copyOf(out);
        List<Runnable> counted = List.copyOf(counts);
        drop();
        sent.forEach(context::forward);
        counted.forEach(Runnable::run);
    }

    void drop() {
        stores.values().forEach(StagedStore::drop);
        out.clear();
        counts.clear();
        memoryChanging = false;
    }
}
