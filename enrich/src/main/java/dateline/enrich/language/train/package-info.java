/** Makes the language model; nothing here runs in the pipeline. */
@NullMarked
package dateline.enrich.language.train;

import org.jspecify.annotations.NullMarked;
