/** A document's characters and addresses, whatever its format: which encoding it has, what relative links relate to. */
@NullMarked
package dateline.ingest.parse.text;

import org.jspecify.annotations.NullMarked;
