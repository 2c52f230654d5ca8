/** Options that commands have in common, and what follows from them: configuration, cluster, database. */
@NullMarked
package dateline.app.cli.option;

import org.jspecify.annotations.NullMarked;
