/** How a setting that cannot work is refused. */
@NullMarked
package dateline.contract.config;

import org.jspecify.annotations.NullMarked;
