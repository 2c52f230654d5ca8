/**
 * The live stream: one thread follows the database and hands what is new to every browser. Start with {@link
 * dateline.console.stream.Watermark}, which says why nothing is missed.
 */
@NullMarked
package dateline.console.stream;

import org.jspecify.annotations.NullMarked;
