/** When a mention is news, and what becomes of it: an engine in plain Java over what is remembered. */
@NullMarked
package dateline.enrich.alert;

import org.jspecify.annotations.NullMarked;
