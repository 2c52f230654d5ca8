/** What every role does alike with texts that people read. */
@NullMarked
package dateline.runtime.text;

import org.jspecify.annotations.NullMarked;
