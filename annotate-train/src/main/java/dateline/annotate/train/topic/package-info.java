/** Trains the topic model from labelled headlines, the taxonomy's definitions and the cue lists. Not used at run time. */
@NullMarked
package dateline.annotate.train.topic;

import org.jspecify.annotations.NullMarked;
