/** The commands of {@code dateline} that need no server. */
@NullMarked
package dateline.app.cli;

import org.jspecify.annotations.NullMarked;
