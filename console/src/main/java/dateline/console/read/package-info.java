/** What the console reads from the database, one query class a subject. Nothing here writes. */
@NullMarked
package dateline.console.read;

import org.jspecify.annotations.NullMarked;
