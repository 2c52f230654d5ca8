/** What the engine remembers between articles, on the heap or in tables of bytes. */
@NullMarked
package dateline.enrich.alert.memory;

import org.jspecify.annotations.NullMarked;
