package dateline.app.run;

/** The Kafka cluster did not answer. */
public final class KafkaUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KafkaUnreachable(String bootstrap, Throwable cause) {
        super(
                "the Kafka cluster at " + bootstrap + " does not answer: "
                        + (cause.getCause() == null ? cause : cause.getCause()).getMessage(),
                cause);
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
