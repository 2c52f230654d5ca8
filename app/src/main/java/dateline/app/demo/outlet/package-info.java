/** Invented outlets, their articles, and the documents that they publish them in. */
@NullMarked
package dateline.app.demo.outlet;

import org.jspecify.annotations.NullMarked;
