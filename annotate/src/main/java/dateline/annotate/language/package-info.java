/** Which language a text is written in. */
@NullMarked
package dateline.annotate.language;

import org.jspecify.annotations.NullMarked;
