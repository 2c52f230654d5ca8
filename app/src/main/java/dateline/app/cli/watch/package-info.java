/** {@code dateline watches}: editing watches, and trying them on the articles of the past. */
@NullMarked
package dateline.app.cli.watch;

import org.jspecify.annotations.NullMarked;
