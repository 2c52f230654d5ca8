/**
 * What travels where and as which bytes. Values are UTF-8 JSON objects without any prefix, keys are strings, metadata are
 * CloudEvents 1.0 headers. Start with {@link dateline.contract.topic.Topics}, which lists everything that flows.
 */
@NullMarked
package dateline.contract.topic;

import org.jspecify.annotations.NullMarked;
