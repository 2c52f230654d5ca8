package dateline.contract.record.broken;

import org.apache.kafka.common.TopicPartition;

/** Breaks the import rules on purpose. */
public final class RecordOfKafka {
    static final Class<?> KAFKA = TopicPartition.class;

    private RecordOfKafka() {}
}
