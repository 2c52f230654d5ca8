package dateline.runtime.topic;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What people can do about Kafka's refusals. */
final class Advice {
    private static final String MAKE_TOPICS = "make the topics with: dateline topics apply";

    private Advice() {}

    /** Why, with what to do about it; ends without a full stop. */
    static String of(Throwable thrown, String topic, String bootstrap) {
        // a client that cannot be made says why in its cause alone
        Throwable cause =
                String.valueOf(thrown.getMessage()).startsWith("Failed to construct") && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown;
        String message = cause.getMessage();
        String why = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.strip();
        return (why.endsWith(".") ? why.substring(0, why.length() - 1) : why) + "; " + todo(cause, topic, bootstrap);
    }

    private static String todo(Throwable cause, String topic, String bootstrap) {
        return switch (cause) {
            case RecordTooLargeException e ->
                "shorten what you gave, or raise max.message.bytes of " + topic + " (dateline topics apply sets ours)";
            case UnknownTopicOrPartitionException e -> MAKE_TOPICS;
            case InvalidTopicException e -> MAKE_TOPICS;
            case TimeoutException e ->
                "is Kafka running at " + bootstrap + "? "
                        + (isMissing(e) ? "If it is, " + MAKE_TOPICS : "Try again when it is");
            case AuthenticationException e -> "check the user and password under kafka in the configuration";
            case AuthorizationException e -> "let this user read and write " + topic + " on the broker (ACL)";
            case NotEnoughReplicasException e -> "try again when the cluster is whole";
            case NotEnoughReplicasAfterAppendException e -> "try again when the cluster is whole";
            case InvalidTimestampException e -> "check the clocks of this machine and of the broker";
            case PolicyViolationException e -> "ask whoever set the broker's policy";
            default -> "look into the log of the broker at " + bootstrap;
        };
    }

    private static boolean isMissing(TimeoutException e) {
        return String.valueOf(e.getMessage()).contains("not present in metadata");
    }
}
