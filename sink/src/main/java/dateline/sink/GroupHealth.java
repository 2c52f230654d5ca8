package dateline.sink;

import dateline.contract.life.Component.Status;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/** Whether a consumer hears from its group's coordinator. From any thread. */
final class GroupHealth {
    /** Heartbeats go out every three seconds. */
    private static final double LONGEST_SILENCE_SECONDS = 10;

    /** There is no consumer. */
    static final GroupHealth NONE = new GroupHealth((Metric) null);

    private final @Nullable Metric heartbeat;

    GroupHealth(Consumer<?, ?> consumer) {
        this(find(consumer).orElse(null));
    }

    private GroupHealth(@Nullable Metric heartbeat) {
        this.heartbeat = heartbeat;
    }

    Status status() {
        if (heartbeat == null || !(heartbeat.metricValue() instanceof Number seconds) || seconds.doubleValue() < 0) {
            return Status.down("has not joined its consumer group");
        }
        return seconds.doubleValue() <= LONGEST_SILENCE_SECONDS
                ? Status.up("reads its topics and stores them")
                : Status.down("has not heard from Kafka for " + seconds.longValue() + " s");
    }

    private static Optional<? extends Metric> find(Consumer<?, ?> consumer) {
        return consumer.metrics().values().stream()
                .filter(m -> m.metricName().name().equals("last-heartbeat-seconds-ago"))
                .findFirst();
    }
}
