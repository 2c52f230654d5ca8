package dateline.sink.sql;

/** A storage cannot be reached at the moment. The message is one sentence for people. */
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
