/** A run of readers and parsers over documents made at random: feeds of all formats, pages, with faults thrown in. */
@NullMarked
package dateline.bench.fuzz;

import org.jspecify.annotations.NullMarked;
