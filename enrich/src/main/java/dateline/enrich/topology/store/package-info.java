/**
 * What enrich's steps keep between records: stores whose changes are staged, then applied together, and what is remembered
 * of articles until it is old. Formats are read by every later version, and by the one before.
 */
@NullMarked
package dateline.enrich.topology.store;

import org.jspecify.annotations.NullMarked;
