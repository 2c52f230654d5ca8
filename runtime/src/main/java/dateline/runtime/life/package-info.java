/**
 * What starts, runs and stops ({@link Component}), and how it is told from outside whether it does its work: {@link
 * Readiness} is what a role says of itself, {@link KafkaWatch} finds out what its own clients would not tell.
 */
@NullMarked
package dateline.runtime.life;

import org.jspecify.annotations.NullMarked;
