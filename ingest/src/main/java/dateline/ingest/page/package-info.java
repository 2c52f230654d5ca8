/** An article's own page: its text, and what the page says of itself. */
@NullMarked
package dateline.ingest.page;

import org.jspecify.annotations.NullMarked;
