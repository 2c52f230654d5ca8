/** Feed documents to plain records. The only package that knows Rome. */
@NullMarked
package dateline.ingest.parse;

import org.jspecify.annotations.NullMarked;
