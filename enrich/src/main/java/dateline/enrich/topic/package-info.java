/** What a text is about, in IPTC Media Topics. */
@NullMarked
package dateline.enrich.topic;

import org.jspecify.annotations.NullMarked;
