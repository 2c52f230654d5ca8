/**
 * The command line: the command itself, and what starts services. The packages below hold the other commands by subject.
 * What commands print on standard output is for people and pipelines; the log goes to standard error.
 */
@NullMarked
package dateline.app.cli;

import org.jspecify.annotations.NullMarked;
