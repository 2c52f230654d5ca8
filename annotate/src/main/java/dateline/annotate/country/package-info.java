/** Which countries a text mentions, and what makes us think so. */
@NullMarked
package dateline.annotate.country;

import org.jspecify.annotations.NullMarked;
