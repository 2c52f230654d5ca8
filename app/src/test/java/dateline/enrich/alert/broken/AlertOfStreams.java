package dateline.enrich.alert.broken;

import org.apache.kafka.streams.KafkaStreams;

/** Breaks the import rules on purpose. */
public final class AlertOfStreams {
    static final Class<?> STREAMS = KafkaStreams.class;

    private AlertOfStreams() {}
}
