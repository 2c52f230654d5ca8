/**
 * Reads feeds. Follow one poll: {@code feed} says what is due, {@code fetch} asks the server, {@code parse} makes
 * records of the answer, {@code page} adds the article's own page where wanted, {@code publish} writes articles and
 * feed state in one transaction.
 */
@NullMarked
package dateline.ingest;

import org.jspecify.annotations.NullMarked;
