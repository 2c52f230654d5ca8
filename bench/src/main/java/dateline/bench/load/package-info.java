/** Runs of ingest as a whole: thousands of feeds, large states, instances that are killed. Each prints its findings. */
@NullMarked
package dateline.bench.load;

import org.jspecify.annotations.NullMarked;
