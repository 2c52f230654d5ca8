/** A year of alerts in one run. */
@NullMarked
package dateline.bench.alert;

import org.jspecify.annotations.NullMarked;
