/**
 * The rules of {@code docs/alerts.md}: what watches make of what they are asked. Start with {@link
 * dateline.enrich.alert.rule.Rules}. Changes nothing.
 */
@NullMarked
package dateline.enrich.alert.rule;

import org.jspecify.annotations.NullMarked;
