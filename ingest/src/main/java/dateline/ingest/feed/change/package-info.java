/** What is new in a document, and the articles that this makes. Pure functions of the document and the feed's state. */
@NullMarked
package dateline.ingest.feed.change;

import org.jspecify.annotations.NullMarked;
