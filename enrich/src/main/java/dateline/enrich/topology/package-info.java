/** The Kafka Streams topology: the only package that knows Kafka Streams. */
@NullMarked
package dateline.enrich.topology;

import org.jspecify.annotations.NullMarked;
