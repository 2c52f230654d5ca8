/** What the entity tagger knows and reads: lexicon, weights, features, and the words of a text with what is known of them. */
@NullMarked
package dateline.annotate.entity.model;

import org.jspecify.annotations.NullMarked;
