/**
 * Asking servers over HTTP: politely, conditionally, within limits of time and size, and never at addresses that are
 * not on the public internet. The only package that knows the HTTP client.
 */
@NullMarked
package dateline.ingest.fetch;

import org.jspecify.annotations.NullMarked;
