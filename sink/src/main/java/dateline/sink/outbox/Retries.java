package dateline.sink.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When what could not be delivered is tried again.
 *
 * @param lease longer than any attempt takes; after it what was taken is due again if nobody said what became of it
 * @param backoff between attempts
 * @param giveUpAfter how long one thing is tried
 * @param warnAfter how long a channel may fail before people are told
 * @param random spreads the attempts
 */
public record Retries(
        Duration lease, Backoff backoff, Duration giveUpAfter, Duration warnAfter, RandomGenerator random) {}
