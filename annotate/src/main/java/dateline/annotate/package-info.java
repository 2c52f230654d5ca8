/**
 * What a text is about: language, people, organisations, places, countries, topics, stories. Plain Java that knows the
 * records and no Kafka; start with {@link dateline.annotate.TextAnnotator}.
 */
@NullMarked
package dateline.annotate;

import org.jspecify.annotations.NullMarked;
