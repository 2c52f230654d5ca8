/** Pages of a feed's past: where they are, and how they are read back to what was known before a gap. */
@NullMarked
package dateline.ingest.past;

import org.jspecify.annotations.NullMarked;
