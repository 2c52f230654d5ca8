/** Commands on alerts and on the channels that tell of them. */
@NullMarked
package dateline.app.cli.alert;

import org.jspecify.annotations.NullMarked;
