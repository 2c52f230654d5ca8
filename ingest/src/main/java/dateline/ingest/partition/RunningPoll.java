package dateline.ingest.partition;

import dateline.ingest.fetch.Admission;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A poll on its way: the thread that does it, and its {@link PollState}. Its own thread moves it until it is read; the
 * partition's thread interrupts it when it is late, and ends it. Safe for any number of threads.
 */
final class RunningPoll implements Admission {
    private final PolledFeed feed;
    private final Door door;
    private PollState state = new PollState.Waiting();
    private @Nullable Thread thread;

    RunningPoll(PolledFeed feed, Door door) {
        this.feed = feed;
        this.door = door;
    }

    /** A poll, or something that takes its place. */
    @FunctionalInterface
    interface Work {
        FinishedPoll run(PolledFeed feed, Admission admission) throws InterruptedException;
    }

    PolledFeed feed() {
        return feed;
    }

    synchronized PollState state() {
        return state;
    }

    /**
     * Does the work on this thread.
     *
     * @param failed what is published if the deadline passes
     * @return null if the poll was called off
     */
    @Nullable
    FinishedPoll run(Work work, Work failed) {
        begin();
        try {
            return read(work.run(feed, this));
        } catch (InterruptedException e) {
            return isOver() ? null : late(failed);
        }
    }

    /** Interrupts the poll if it has been asking or reading for longer than it may; whether it did just now. */
    synchronized boolean interruptIfLate(long now, PollDeadlines deadlines) {
        if (state instanceof PollState.Late || !deadlines.isPassed(state, now)) {
            return false;
        }
        state = state.late();
        interrupt();
        return true;
    }

    /** For how long it has gone on after it was interrupted; zero if it was not. */
    synchronized Duration lateFor(long now, PollDeadlines deadlines) {
        return state instanceof PollState.Late ? deadlines.passedFor(state, now) : Duration.ZERO;
    }

    /** It was published or is called off: gives its place back, and ends it if it still runs. */
    void end() {
        boolean wasAdmitted;
        synchronized (this) {
            wasAdmitted = state.isAdmitted();
            state = state.over();
            interrupt();
        }
        if (wasAdmitted) {
            door.leave();
        }
    }

    @Override
    public void awaitRoom() throws InterruptedException {
        door.awaitRoom();
    }

    @Override
    public boolean hasRoom() {
        return door.hasRoom();
    }

    @Override
    public void asking() {
        move(s -> s.asking(System.nanoTime()));
    }

    @Override
    public void await() throws InterruptedException {
        move(PollState::answered);
        admit();
    }

    private void admit() throws InterruptedException {
        door.enter();
        if (!move(s -> s.admitted(System.nanoTime()))) {
            door.leave();
            throw new InterruptedException("called off");
        }
    }

    private @Nullable FinishedPoll read(FinishedPoll finished) throws InterruptedException {
        if (!state().isAdmitted()) { // a mistake of ours came before the answer
            await();
        }
        return move(PollState::read) ? finished : null;
    }

    private @Nullable FinishedPoll late(Work failed) {
        Thread.interrupted();
        try {
            return read(failed.run(feed, this));
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** Makes a transition, unless the poll is over; whether it did. */
    private synchronized boolean move(UnaryOperator<PollState> transition) {
        if (state instanceof PollState.Over) {
            return false;
        }
        state = transition.apply(state);
        return true;
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
        if (state instanceof PollState.Over) {
            thread.interrupt();
        }
    }

    private synchronized boolean isOver() {
        return state instanceof PollState.Over;
    }

    private void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
