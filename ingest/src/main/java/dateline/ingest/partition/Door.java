package dateline.ingest.partition;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Admits only so many polls at a time: what Kafka does not take stays small, and servers are not asked meanwhile. Safe
 * for any number of threads; waiting is cheap on virtual ones.
 */
final class Door {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition places = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final int most;
    private int inside;
    private int before;
    private boolean isClosed;

    /** @param most how many may be inside */
    Door(int most) {
        this.most = most;
    }

    /** Whether somebody who came now would be let in at once. */
    boolean hasRoom() {
        lock.lock();
        try {
            return !isClosed && inside + before < most;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for that, without going in.
     *
     * @throws InterruptedException also if the door is closed
     */
    void awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (!isClosed && inside + before >= most) {
                room.await();
            }
            check();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes in as soon as there is a place.
     *
     * @throws InterruptedException also if the door is closed
     */
    void enter() throws InterruptedException {
        lock.lock();
        before++;
        try {
            while (!isClosed && inside >= most) {
                places.await();
            }
            check();
            inside++;
        } finally {
            before--;
            lock.unlock();
        }
    }

    /** Leaves. */
    void leave() {
        lock.lock();
        try {
            inside--;
            places.signal();
            if (inside + before < most) {
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; who waits is sent away. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            places.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void check() throws InterruptedException {
        if (isClosed) {
            throw new InterruptedException("no more polls are admitted");
        }
    }
}
