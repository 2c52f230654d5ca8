/** Which language a text is written in. */
@NullMarked
package dateline.enrich.language;

import org.jspecify.annotations.NullMarked;
