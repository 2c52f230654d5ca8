/** Watches as people write them: options, YAML files, and plans of what a file would change. */
@NullMarked
package dateline.app.watch;

import org.jspecify.annotations.NullMarked;
