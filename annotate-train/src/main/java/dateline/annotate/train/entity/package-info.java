/** Trains the entity model from labelled text and builds its lexicon. Not used while articles are processed. */
@NullMarked
package dateline.annotate.train.entity;

import org.jspecify.annotations.NullMarked;
