package dateline.enrich.topology.step;

/** A record that would be refused; what it came of becomes a dead letter. */
final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
        super(message);
    }
}
