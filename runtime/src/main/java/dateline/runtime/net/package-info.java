/** Which addresses of others may be connected to. */
@NullMarked
package dateline.runtime.net;

import org.jspecify.annotations.NullMarked;
