/** Which articles tell the same story. */
@NullMarked
package dateline.annotate.story;

import org.jspecify.annotations.NullMarked;
