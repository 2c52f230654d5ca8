package dateline.enrich.topology.step;

import dateline.contract.record.Canary;
import org.jspecify.annotations.Nullable;

/**
 * What is handed from step to step.
 *
 * @param <T> what the next step works on
 */
public sealed interface Envelope<T> {
    /**
     * Something to work on.
     *
     * @param value what
     * @param original the bytes it came as, for the dead letter it may still become
     */
    record Item<T>(T value, byte @Nullable [] original) implements Envelope<T> {}

    /** A canary: makes each step look whether it works, and goes on. */
    record Probe<T>(Canary canary) implements Envelope<T> {}

    /**
     * A dead letter, of which the record has the headers; no step takes it, the graph sends it to its topic.
     *
     * @param letter the original bytes
     */
    record Refused<T>(byte[] letter) implements Envelope<T> {}
}
