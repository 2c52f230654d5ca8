package dateline.sink.sql;

/** A storage cannot keep what a change says, now or later. The message is one sentence for people. */
public final class RefusedChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusedChange(String message, Throwable cause) {
        super(message, cause);
    }
}
