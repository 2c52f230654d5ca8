/**
 * One YAML file, {@code DATELINE_*} environment variables and command-line options become one immutable record. What is
 * not understood is refused, with file, line, key and what was probably meant.
 */
@NullMarked
package dateline.app.config;

import org.jspecify.annotations.NullMarked;
