/** Tells channels of alerts from the outbox: when, how often, and what becomes of those that do not answer. */
@NullMarked
package dateline.sink.notify;

import org.jspecify.annotations.NullMarked;
