/** Persons, organisations and places in a text. */
@NullMarked
package dateline.annotate.entity;

import org.jspecify.annotations.NullMarked;
