/** Articles as watches see them. */
@NullMarked
package dateline.enrich.alert.article;

import org.jspecify.annotations.NullMarked;
