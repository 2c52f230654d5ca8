/** Names of countries, peoples and capitals in many languages and their forms. */
@NullMarked
package dateline.annotate.country.name;

import org.jspecify.annotations.NullMarked;
