package dateline.annotate.broken;

import org.apache.kafka.common.TopicPartition;

/** Breaks the import rules on purpose. */
public final class AnnotationOfKafka {
    static final Class<?> KAFKA = TopicPartition.class;

    private AnnotationOfKafka() {}
}
