/** What enrich counts; work counts once it is committed. */
@NullMarked
package dateline.enrich.topology.metric;

import org.jspecify.annotations.NullMarked;
