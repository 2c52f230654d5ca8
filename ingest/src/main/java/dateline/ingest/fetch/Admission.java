package dateline.ingest.fetch;

/**
 * What a request for a feed has to wait for besides its host's turn, so that no more answers are held than Kafka takes.
 * Used by the thread of one request.
 *
 * <p>Whoever waits here must hold nothing that somebody who is admitted already may need: no host's turn and no place
 * among those who ask. Otherwise the two wait for each other.
 */
public interface Admission {
    /** Waits until there is room for another answer. */
    void awaitRoom() throws InterruptedException;

    /** Whether there is room right now. */
    boolean hasRoom();

    /** Says that the server is being asked from now on. Does not wait. */
    void asking();

    /** Says that the answer is there, and waits until it is let in. */
    void await() throws InterruptedException;
}
