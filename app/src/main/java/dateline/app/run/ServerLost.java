package dateline.app.run;

/** A server that runs in this process has ended for good, so the process has to end too. The message is for people. */
public final class ServerLost extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ServerLost(String message) {
        super(message);
    }
}
