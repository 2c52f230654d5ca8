/** Which articles tell the same story. */
@NullMarked
package dateline.enrich.story;

import org.jspecify.annotations.NullMarked;
