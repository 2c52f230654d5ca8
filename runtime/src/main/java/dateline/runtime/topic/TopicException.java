package dateline.runtime.topic;

import org.apache.kafka.common.KafkaException;

/**
 * Kafka did not do what it was asked to do with a topic. The message is a sentence for people: which topic and record,
 * why, and what to do about it.
 */
public final class TopicException extends KafkaException {
    private static final long serialVersionUID = 1;

    TopicException(String message, Throwable cause) {
        super(message, cause);
    }

    TopicException(String message) {
        super(message);
    }
}
