/** A text in sentences and tokens. */
@NullMarked
package dateline.annotate.entity.text;

import org.jspecify.annotations.NullMarked;
