/** Finding one's way in an article's text by the offsets of its annotation. */
@NullMarked
package dateline.contract.text;

import org.jspecify.annotations.NullMarked;
