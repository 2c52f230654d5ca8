/** Settings: values with units, secrets, mistakes in them. */
@NullMarked
package dateline.contract.config;

import org.jspecify.annotations.NullMarked;
