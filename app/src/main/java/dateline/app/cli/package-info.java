/** The subcommands of the dateline command. */
@NullMarked
package dateline.app.cli;

import org.jspecify.annotations.NullMarked;
