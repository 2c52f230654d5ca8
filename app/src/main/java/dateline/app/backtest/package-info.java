/** Articles of the past, from files and from the database, to try watches on. */
@NullMarked
package dateline.app.backtest;

import org.jspecify.annotations.NullMarked;
