/** Trains the topic model from labelled headlines, the taxonomy's definitions and the cue lists. Not used at run time. */
@NullMarked
package dateline.enrich.topic.train;

import org.jspecify.annotations.NullMarked;
