/**
 * Benchmarks of the hot paths: parse, annotate, serialise, store. {@code bench/run} runs them, {@code
 * docs/benchmarks.md} says what they measure and found.
 *
 * <p>The benchmark classes are public and not final because JMH generates subclasses of them.
 */
@NullMarked
package dateline.bench;

import org.jspecify.annotations.NullMarked;
