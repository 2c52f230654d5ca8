/** HTML inside of feeds and around them: the text of an entry, the feeds that a page names. */
@NullMarked
package dateline.ingest.parse.html;

import org.jspecify.annotations.NullMarked;
