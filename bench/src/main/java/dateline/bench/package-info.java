/** Benchmarks. */
@NullMarked
package dateline.bench;

import org.jspecify.annotations.NullMarked;
