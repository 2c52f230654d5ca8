/** Lines of JSON in, annotations as lines of JSON out: the work behind {@code dateline annotate}. */
@NullMarked
package dateline.app.annotate;

import org.jspecify.annotations.NullMarked;
