/** What starts, runs and stops. */
@NullMarked
package dateline.contract.life;

import org.jspecify.annotations.NullMarked;
