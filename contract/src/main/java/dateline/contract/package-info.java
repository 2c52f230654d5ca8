/**
 * What travels between the services and to everyone who subscribes: the records, the topics they travel on, how they
 * are written as bytes.
 *
 * <p>Values are UTF-8 JSON objects without any prefix, keys are strings, metadata are CloudEvents 1.0 headers. Start
 * with {@link dateline.contract.Topics}, which lists everything that flows. All records are immutable; a component
 * that may be absent is marked {@code @Nullable} and left out of the JSON.
 */
@NullMarked
package dateline.contract;

import org.jspecify.annotations.NullMarked;
