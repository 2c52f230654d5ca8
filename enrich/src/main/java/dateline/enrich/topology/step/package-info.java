/**
 * The steps of enrich, one class each: what is done with a record, what comes of it and what is kept. They know Kafka
 * Streams' records and stores, but not who comes before and after them.
 */
@NullMarked
package dateline.enrich.topology.step;

import org.jspecify.annotations.NullMarked;
