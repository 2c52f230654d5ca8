/** When a mention is news: plain functions over what is remembered. */
@NullMarked
package dateline.enrich.alert;

import org.jspecify.annotations.NullMarked;
