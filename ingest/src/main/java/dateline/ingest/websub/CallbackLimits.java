package dateline.ingest.websub;

import java.time.Duration;

/**
 * What one caller can make us do.
 *
 * @param maxBytes of a delivery's body; it is read to check the signature, and not kept
 * @param exchange after which a connection ends, whatever it is doing
 * @param atOnce how many requests are answered at one time
 * @param connections how many connections are open at one time
 * @param burst for a feed nothing is told twice to Kafka within this time
 */
record CallbackLimits(long maxBytes, Duration exchange, int atOnce, int connections, Duration burst) {
    static final CallbackLimits STANDARD =
            new CallbackLimits(10 << 20, Duration.ofSeconds(30), 64, 1_000, Duration.ofSeconds(5));
}
