/**
 * What is still to be told, and how channels fare: two tables that any number of sinks share. Start with {@link
 * dateline.sink.outbox.Outbox}.
 */
@NullMarked
package dateline.sink.outbox;

import org.jspecify.annotations.NullMarked;
