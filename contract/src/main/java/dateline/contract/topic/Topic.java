package dateline.contract.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A topic with everything that has to be known to create it, write it and read it.
 *
 * @param name its name on the cluster
 * @param key how keys are written
 * @param value how values are written
 * @param partitions how many it is created with
 * @param cleanup what happens to old records
 * @param retention how long records are kept; null where compaction alone decides
 * @param owner who writes it
 * @param about one sentence for people
 * @param keyAbout what the key is, for people
 * @param schema name of the value's JSON Schema under {@code schemas/}; null where values are anything
 * @param <K> the key
 * @param <V> the value
 */
public record Topic<K, V>(
        String name,
        Serde<K> key,
        Serde<V> value,
        int partitions,
        Cleanup cleanup,
        @Nullable Duration retention,
        Owner owner,
        String about,
        String keyAbout,
        @Nullable String schema) {

    /** What happens to old records. */
    public enum Cleanup {
        DELETE("delete"),
        COMPACT("compact"),
        COMPACT_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** The value of Kafka's {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    /** Who writes a topic. */
    public enum Owner {
        /** Operators, through the command line. */
        OPERATOR,
        INGEST,
        /** Operators, and ingest for what hubs tell it. */
        OPERATOR_AND_INGEST,
        ENRICH,
        /** Every service. */
        ALL
    }

    private static final Duration DAY = Duration.ofDays(1);

    /** The topic's configuration on the broker, sorted by key. */
    public Map<String, String> config() {
        Map<String, String> config = new TreeMap<>();
        config.put("cleanup.policy", cleanup.policy());
        config.put("max.message.bytes", Integer.toString(Topics.MAX_RECORD_BYTES));
        if (retention != null) {
            config.put("retention.ms", Long.toString(retention.toMillis()));
            if (retention.compareTo(DAY) < 0) { // the segment that is written to is not deleted
                config.put("segment.ms", Long.toString(retention.toMillis()));
            }
        }
        if (cleanup != Cleanup.DELETE) {
            config.put("min.cleanable.dirty.ratio", "0.1");
            config.put("segment.ms", Long.toString(DAY.toMillis()));
        }
        return config;
    }
}
