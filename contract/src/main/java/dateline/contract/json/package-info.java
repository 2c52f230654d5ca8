/** How records are written as JSON and read again. */
@NullMarked
package dateline.contract.json;

import org.jspecify.annotations.NullMarked;
