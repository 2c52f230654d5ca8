/** Trains the entity model from labelled text and builds its lexicon. Not used while articles are processed. */
@NullMarked
package dateline.enrich.entity.train;

import org.jspecify.annotations.NullMarked;
