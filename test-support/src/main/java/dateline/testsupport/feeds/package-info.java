/** Feeds and pages made at random, with what publishers do to them, and with what must come out of them all the same. */
@NullMarked
package dateline.testsupport.feeds;

import org.jspecify.annotations.NullMarked;
