package dateline.enrich.topology.step;

import org.jspecify.annotations.Nullable;

/**
 * Bytes as they are on a topic: such that were written as a {@code V}, or that are to be read as one and may be anything.
 *
 * @param bytes null for a record without a value
 * @param <V> what they are, or claim to be
 */
public record Encoded<V>(byte @Nullable [] bytes) {}
