package dateline.ingest.publish;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when Kafka does not take a record, and would not take it the next time either: nothing of its group was
 * published, and whoever wrote it may go on with others. The message names the topic and the reason.
 */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    public Refused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
