/** The dateline command. */
@NullMarked
package dateline.app;

import org.jspecify.annotations.NullMarked;
