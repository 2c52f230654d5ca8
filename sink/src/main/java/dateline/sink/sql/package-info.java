/** Connections, transactions, statements and what a database's errors mean; knows none of the tables. */
@NullMarked
package dateline.sink.sql;

import org.jspecify.annotations.NullMarked;
