/** Copies of what all instances know: watches and how feeds fare. */
@NullMarked
package dateline.enrich.topology.copy;

import org.jspecify.annotations.NullMarked;
