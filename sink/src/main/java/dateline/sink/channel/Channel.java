package dateline.sink.channel;

import dateline.sink.message.Delivery;
import java.time.Duration;
import java.time.Instant;

/** A way to tell of alerts. Safe for any number of threads; interrupting a thread ends its attempt. */
public interface Channel extends AutoCloseable {
    /** How long an attempt may take. */
    Duration TIMEOUT = Duration.ofSeconds(10);

    /** Makes one attempt. Whatever goes wrong is a result. */
    DeliveryResult tell(Delivery delivery, Instant now) throws InterruptedException;

    @Override
    void close();
}
