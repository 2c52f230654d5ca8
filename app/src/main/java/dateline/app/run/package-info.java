/** The wiring: which parts make up each role, in which order they start and stop. */
@NullMarked
package dateline.app.run;

import org.jspecify.annotations.NullMarked;
