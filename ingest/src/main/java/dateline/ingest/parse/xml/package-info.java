/** XML of any feed family, well-formed or not, to one small regular document: what Rome reads, and what it would lose. */
@NullMarked
package dateline.ingest.parse.xml;

import org.jspecify.annotations.NullMarked;
