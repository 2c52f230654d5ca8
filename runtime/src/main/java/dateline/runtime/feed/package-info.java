/** The list of feeds, and what may be said of each: how it is read otherwise than others. */
@NullMarked
package dateline.runtime.feed;

import org.jspecify.annotations.NullMarked;
