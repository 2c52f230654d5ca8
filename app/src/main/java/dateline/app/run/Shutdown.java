package dateline.app.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds the process until it is told to stop, and then until everything has been let go of in order. Ctrl-C and SIGTERM
 * run Java's shutdown hooks; ours wakes the main thread, which closes what it opened, and waits for it.
 */
public final class Shutdown implements AutoCloseable {
    private static final long LONGEST_SECONDS = 30;

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable String lost;

    private Shutdown() {}

    /** From now on signals end {@link #await}. Close it last of all. */
    public static Shutdown onSignal() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::drain, "shutdown"));
        return shutdown;
    }

    /** From now on the loss of a server ends {@link #await}, too. */
    public void endWhenLost(CompletableFuture<String> server) {
        server.thenAccept(sentence -> {
            lost = sentence;
            told.countDown();
        });
    }

    /**
     * Returns when the process is told to stop.
     *
     * @throws ServerLost if it has to stop because a server is lost
     */
    public void await() throws InterruptedException {
        told.await();
        failIfLost();
    }

    /**
     * Returns when the process is told to stop, or after the time, and says which.
     *
     * @throws ServerLost if it has to stop because a server is lost
     */
    public boolean await(long milliseconds) throws InterruptedException {
        boolean stop = told.await(milliseconds, TimeUnit.MILLISECONDS);
        failIfLost();
        return stop;
    }

    private void failIfLost() {
        String sentence = lost;
        if (sentence != null) {
            throw new ServerLost(sentence);
        }
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
