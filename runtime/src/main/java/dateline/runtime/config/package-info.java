/** What settings are made of: units, secrets, addresses of databases, near misses in names. */
@NullMarked
package dateline.runtime.config;

import org.jspecify.annotations.NullMarked;
