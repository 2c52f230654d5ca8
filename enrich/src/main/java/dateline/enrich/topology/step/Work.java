package dateline.enrich.topology.step;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What one step does with its records. Made anew whenever Kafka Streams initialises the step, and after a failure that may
 * have left its memory half-changed, so all its fields can be final. Whatever it changes and sends is staged, and takes
 * effect when the method returns; if it throws, nothing does, and the record becomes a dead letter. Used by one thread.
 *
 * @param <I> what it works on
 */
public interface Work<I> {
    /** Does the step's part for one record. */
    void handle(Record<String, I> record);

    /** Takes over what has changed elsewhere, before each record; takes effect by itself. */
    default void prepare() {}

    /** Forgets what is old, after each record; takes effect by itself. */
    default void tidy() {}

    /**
     * Looks whether all that the step needs is there, as an article would need it; leaves no trace in what is decided.
     *
     * @throws RuntimeException if something is not as it has to be
     */
    default void probe(Instant now) {}

    /**
     * What among the things kept made {@link #handle} fail, rather than the record; null if it was the record. Is asked
     * before what was staged is dropped. It is put aside, and the record tried again.
     */
    default @Nullable Culprit culprit() {
        return null;
    }

    /** An entry of a store of the step's. */
    record Culprit(String store, String key) {}

    /** The step is at an end here; its stores are gone already. */
    default void close() {}
}
