package dateline.sink.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted of one channel: messages that arrived, attempts that failed, alerts' events that were given up. */
record DeliveryMeters(Counter sent, Counter failed, Counter givenUp) {

    static DeliveryMeters of(MeterRegistry registry, String channel) {
        return new DeliveryMeters(
                registry.counter("dateline.sink.delivery.sent", "channel", channel),
                registry.counter("dateline.sink.delivery.failed", "channel", channel),
                registry.counter("dateline.sink.delivery.given.up", "channel", channel));
    }
}
