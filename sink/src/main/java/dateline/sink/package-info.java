/** Writes everything to PostgreSQL and tells people about alerts. */
@NullMarked
package dateline.sink;

import org.jspecify.annotations.NullMarked;
