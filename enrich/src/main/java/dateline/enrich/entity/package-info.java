/** Persons, organisations and places in a text. */
@NullMarked
package dateline.enrich.entity;

import org.jspecify.annotations.NullMarked;
