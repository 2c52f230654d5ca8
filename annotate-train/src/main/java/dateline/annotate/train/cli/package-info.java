/** The command {@code dateline train}: makes the models from data that is not shipped, and measures stories. */
@NullMarked
package dateline.annotate.train.cli;

import org.jspecify.annotations.NullMarked;
