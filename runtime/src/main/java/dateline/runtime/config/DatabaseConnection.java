package dateline.runtime.config;

import org.jspecify.annotations.Nullable;

/**
 * How to reach the database.
 *
 * @param url {@code jdbc:postgresql://host:port/name}, further driver parameters after a question mark
 * @param user null where the URL says it or the server needs none
 * @param password null where the URL says it or the server needs none
 */
public record DatabaseConnection(
        String url, @Nullable String user, @Nullable Secret password) {}
