/**
 * What people are told of alerts, in the form that each service prescribes. Start with {@link
 * dateline.sink.message.Briefing}.
 */
@NullMarked
package dateline.sink.message;

import org.jspecify.annotations.NullMarked;
