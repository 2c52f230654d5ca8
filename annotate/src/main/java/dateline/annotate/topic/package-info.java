/** What a text is about, in IPTC Media Topics. */
@NullMarked
package dateline.annotate.topic;

import org.jspecify.annotations.NullMarked;
