/** The JSON API: what can be read, and what people change. Start with {@link dateline.console.api.Api}. */
@NullMarked
package dateline.console.api;

import org.jspecify.annotations.NullMarked;
