/** Which addresses of others may be connected to. */
@NullMarked
package dateline.contract.net;

import org.jspecify.annotations.NullMarked;
