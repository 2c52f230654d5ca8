/**
 * Feed documents to plain records: the way of a document through this package is {@link
 * dateline.ingest.parse.FeedParser}'s. The parts that know a format's details have packages of their own below, which do
 * not know this one. Nothing outside of it knows Rome.
 */
@NullMarked
package dateline.ingest.parse;

import org.jspecify.annotations.NullMarked;
