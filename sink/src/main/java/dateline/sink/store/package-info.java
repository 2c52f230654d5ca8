/**
 * Keeps what flows in a database. Start with {@link dateline.sink.store.Storage}, which says what any storage has to do,
 * then {@link dateline.sink.store.ArticleWriter}.
 */
@NullMarked
package dateline.sink.store;

import org.jspecify.annotations.NullMarked;
