/** The commands. What they print on standard output is for people and pipelines; the log goes to standard error. */
@NullMarked
package dateline.app.cli;

import org.jspecify.annotations.NullMarked;
