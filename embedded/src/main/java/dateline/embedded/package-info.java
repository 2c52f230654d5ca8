/** A Kafka broker and a PostgreSQL server inside this process, with real data directories. The only package that knows classes that Kafka does not promise to keep. */
@NullMarked
package dateline.embedded;

import org.jspecify.annotations.NullMarked;
