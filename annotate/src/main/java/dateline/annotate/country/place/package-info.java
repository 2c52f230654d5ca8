/** Cities, regions and what lies near what. */
@NullMarked
package dateline.annotate.country.place;

import org.jspecify.annotations.NullMarked;
