/** Makes the language model; nothing here runs in the pipeline. */
@NullMarked
package dateline.annotate.train.language;

import org.jspecify.annotations.NullMarked;
