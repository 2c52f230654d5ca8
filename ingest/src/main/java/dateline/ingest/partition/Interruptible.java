package dateline.ingest.partition;

/**
 * Lets a thread be interrupted while it does something of which nothing is lost, and at no other time. Safe for two
 * threads.
 */
final class Interruptible {
    private final Thread thread;
    private boolean isStopping;
    private boolean isInside;

    /** @param thread the one that calls {@link #begin} and {@link #end} */
    Interruptible(Thread thread) {
        this.thread = thread;
    }

    /** Interrupts the thread if it is inside; it does not get inside any more. */
    synchronized void stop() {
        isStopping = true;
        if (isInside) {
            thread.interrupt();
        }
    }

    synchronized boolean isStopping() {
        return isStopping;
    }

    /** From here on the thread may be interrupted; false if it is to stop instead. */
    synchronized boolean begin() {
        isInside = !isStopping;
        return isInside;
    }

    /** From here on it is not interrupted any more; if it was, that is forgotten. */
    synchronized void end() {
        isInside = false;
        Thread.interrupted();
    }
}
