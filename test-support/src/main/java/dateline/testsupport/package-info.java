/** What the tests of several modules share. */
@NullMarked
package dateline.testsupport;

import org.jspecify.annotations.NullMarked;
