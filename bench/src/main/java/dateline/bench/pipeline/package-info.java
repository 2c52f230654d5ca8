/** The way of articles from {@code dateline.articles} to rows and alerts, as a whole: how many a second, how late. */
@NullMarked
package dateline.bench.pipeline;

import org.jspecify.annotations.NullMarked;
