/** The web page's files, and the small page that signed links in messages lead to. */
@NullMarked
package dateline.console.page;

import org.jspecify.annotations.NullMarked;
