package dateline.ingest.websub;

import java.io.IOException;

/** Sends a form to a server that is not to be trusted: with limits, and only to addresses that may be asked. */
@FunctionalInterface
public interface Post {
    /**
     * Sends a body and reads no more of the answer than its status. Follows 307 and 308 with the same body, but never
     * from https to http.
     *
     * @param url an absolute http or https address
     * @return the status of the last answer
     * @throws IOException if there is none
     */
    int post(String url, String contentType, byte[] body) throws IOException, InterruptedException;
}
