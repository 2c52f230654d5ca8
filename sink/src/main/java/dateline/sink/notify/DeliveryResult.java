package dateline.sink.notify;

/** What became of an attempt to tell someone of an alert. */
sealed interface DeliveryResult {

    /** It arrived. */
    record Delivered() implements DeliveryResult {}

    /**
     * It did not, or nobody knows.
     *
     * @param error one sentence for people
     */
    record Failed(String error) implements DeliveryResult {}
}
