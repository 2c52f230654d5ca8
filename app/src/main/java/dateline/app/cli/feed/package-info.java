/** {@code dateline feeds}: what is polled, and how each feed fares. */
@NullMarked
package dateline.app.cli.feed;

import org.jspecify.annotations.NullMarked;
