/** Tells people about alerts: a line in the log, a request to a webhook. */
@NullMarked
package dateline.sink.notify;

import org.jspecify.annotations.NullMarked;
