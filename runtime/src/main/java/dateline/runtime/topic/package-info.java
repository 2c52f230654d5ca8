/**
 * The one way to read a topic to its end ({@link TopicReader}) and to write outside transactions ({@link TopicWriter}).
 * Both say what was refused and what to do about it.
 */
@NullMarked
package dateline.runtime.topic;

import org.jspecify.annotations.NullMarked;
