/** How training data is read. */
@NullMarked
package dateline.annotate.train.text;

import org.jspecify.annotations.NullMarked;
