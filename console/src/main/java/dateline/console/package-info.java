/** The web page with its JSON API and event stream; reads the database, writes nothing. */
@NullMarked
package dateline.console;

import org.jspecify.annotations.NullMarked;
