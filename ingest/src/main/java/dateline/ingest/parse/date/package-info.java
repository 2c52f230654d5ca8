/** Dates as feeds write them: those of the standards first, then whatever else can mean only one moment. */
@NullMarked
package dateline.ingest.parse.date;

import org.jspecify.annotations.NullMarked;
