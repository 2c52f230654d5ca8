package dateline.ingest.fetch;

import java.io.IOException;

/** A proxy that does not connect; the client shows the message of no other kind of failure to connect. */
final class ProxyRefused extends IOException {
    private static final long serialVersionUID = 1;

    ProxyRefused(String message) {
        super(message);
    }
}
