/**
 * Works out what articles are about and when a country enters the news. {@code topology} is the only package that knows
 * Kafka Streams; the others are plain Java, to be used and tested without Kafka.
 */
@NullMarked
package dateline.enrich;

import org.jspecify.annotations.NullMarked;
