/**
 * The HTTP server and what holds for every request: who may ask, what a wrong request is told. Knows no route.
 */
@NullMarked
package dateline.console.http;

import org.jspecify.annotations.NullMarked;
