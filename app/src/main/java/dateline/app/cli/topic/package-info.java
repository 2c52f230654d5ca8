/** Commands that look into topics: what flows, what was put aside, what each topic is for. */
@NullMarked
package dateline.app.cli.topic;

import org.jspecify.annotations.NullMarked;
