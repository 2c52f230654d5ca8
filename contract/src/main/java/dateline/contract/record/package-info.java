/**
 * The records on the wire and in the database: what they hold, without how they travel. All are immutable; a component
 * that may be absent is marked {@code @Nullable} and left out of the JSON. Knows no Kafka.
 */
@NullMarked
package dateline.contract.record;

import org.jspecify.annotations.NullMarked;
