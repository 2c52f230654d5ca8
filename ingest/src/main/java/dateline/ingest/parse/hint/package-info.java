/** What a feed says of itself: when to ask, who pushes it, what it took back. */
@NullMarked
package dateline.ingest.parse.hint;

import org.jspecify.annotations.NullMarked;
