/** What articles and entries are known by: addresses, guids and words, and how a feed's state remembers them. */
@NullMarked
package dateline.ingest.feed.identity;

import org.jspecify.annotations.NullMarked;
