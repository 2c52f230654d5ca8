/**
 * The web page with its JSON API and event stream; reads the database, and writes what people change to Kafka. This
 * package has the settings and the wiring; start with {@link dateline.console.ConsoleService}.
 */
@NullMarked
package dateline.console;

import org.jspecify.annotations.NullMarked;
