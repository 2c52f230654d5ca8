package dateline.ingest.fetch;

/** An option of a feed that cannot be used here; the message is one sentence for people: what, where, what to do. */
public final class UnusableOption extends Exception {
    private static final long serialVersionUID = 1;

    public UnusableOption(String message) {
        super(message);
    }

    /** The message. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
