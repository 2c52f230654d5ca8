/**
 * Ways to tell people and programs of alerts: what each is called in the configuration, what it sends, and how. Text of
 * articles is a stranger's: each way has its own escapes.
 */
@NullMarked
package dateline.sink.channel;

import org.jspecify.annotations.NullMarked;
