/** Which words are common in news, and how well articles are put into stories. */
@NullMarked
package dateline.annotate.train.story;

import org.jspecify.annotations.NullMarked;
