/**
 * What a text is about: language, people, organisations, places, countries, topics, stories. Plain Java that knows the
 * records and no Kafka; a program that is not Dateline may use it as a library:
 *
 * <pre>{@code
 * TextAnnotator annotator = TextAnnotator.load(); // once a process: takes a second, and 120 MB of heap
 * Annotation annotation = annotator.annotate(new AnnotationInput("Kenya votes", "Nairobi, …", null, null));
 * annotation.aboutCountries(); // ["KE"]
 * }</pre>
 *
 * <p>{@link dateline.annotate.TextAnnotator} puts the steps together, each of which is a package that does not know this
 * one: {@link dateline.annotate.language}, {@link dateline.annotate.entity}, {@link dateline.annotate.country},
 * {@link dateline.annotate.topic}. {@link dateline.annotate.story} puts articles into stories, for which it needs their
 * order.
 */
@NullMarked
package dateline.annotate;

import org.jspecify.annotations.NullMarked;
