package dateline.ingest.publish;

/** Thrown when another instance has taken the partition over: nothing more can be written, and nothing was. */
public final class Fenced extends Exception {
    private static final long serialVersionUID = 1;

    Fenced(Throwable cause) {
        super(cause);
    }
}
