package dateline.app.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the process until it is told to stop, and then until everything has been let go of in order. Ctrl-C and SIGTERM
 * run Java's shutdown hooks; ours wakes the main thread, which closes what it opened, and waits for it.
 */
public final class Shutdown implements AutoCloseable {
    private static final long LONGEST_SECONDS = 30;

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private Shutdown() {}

    /** From now on signals end {@link #await}. Close it last of all. */
    public static Shutdown onSignal() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::drain, "shutdown"));
        return shutdown;
    }

    /** Returns when the process is told to stop. */
    public void await() throws InterruptedException {
        told.await();
    }

    /** Returns when the process is told to stop, or after the time, and says which. */
    public boolean await(long milliseconds) throws InterruptedException {
        return told.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        done.countDown();
    }

    private void drain() {
        told.countDown();
        try {
            done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
