/** What people may ask of watches and alerts: words, groups of countries, checks, changes, links. */
@NullMarked
package dateline.runtime.watch;

import org.jspecify.annotations.NullMarked;
