/** Reading of the files that ship with the annotator. */
@NullMarked
package dateline.annotate.resource;

import org.jspecify.annotations.NullMarked;
