/** Which mentions name the same person or organisation, and what it is called. */
@NullMarked
package dateline.annotate.entity.name;

import org.jspecify.annotations.NullMarked;
