package dateline.ingest.partition;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a poll has come. Each method is a transition; one that a state does not have is a mistake of the caller's and
 * throws {@link IllegalStateException}. Immutable, and knows no threads: {@link RunningPoll} moves from one to the next.
 *
 * <pre>
 * Waiting → Asking → Answered → Reading → Read → Over
 * </pre>
 *
 * A host that wants to be left alone is answered for without being asked. A poll that asks or reads beyond its deadline
 * is {@link Late}: it is interrupted, and what is published of it is that it failed. Whatever it is doing, a poll may be
 * called off; one that is admitted counts until it is published or called off.
 *
 * <p>Times are those of {@link System#nanoTime}.
 */
sealed interface PollState {
    /** In line for its host's turn, for a place among those who ask, or for room. May take any time. */
    record Waiting() implements PollState {
        @Override
        public PollState asking(long now) {
            return new Asking(now);
        }

        @Override
        public PollState answered() {
            return new Answered();
        }
    }

    /** Its server is being asked. */
    record Asking(long since) implements PollState {
        @Override
        public PollState answered() {
            return new Answered();
        }

        @Override
        public PollState late() {
            return new Late(since, false);
        }

        @Override
        public Optional<Duration> busyFor(long now) {
            return Optional.of(Duration.ofNanos(now - since));
        }
    }

    /** Has its answer, and waits to be admitted. May take any time. */
    record Answered() implements PollState {
        @Override
        public PollState answered() {
            return this;
        }

        @Override
        public PollState admitted(long now) {
            return new Reading(now);
        }
    }

    /** Admitted: reads the document, and the pages of its articles. */
    record Reading(long since) implements PollState {
        @Override
        public PollState read() {
            return new Read();
        }

        @Override
        public PollState late() {
            return new Late(since, true);
        }

        @Override
        public boolean isAdmitted() {
            return true;
        }

        @Override
        public Optional<Duration> busyFor(long now) {
            return Optional.of(Duration.ofNanos(now - since));
        }
    }

    /** Waits to be published. */
    record Read() implements PollState {
        @Override
        public boolean isAdmitted() {
            return true;
        }
    }

    /** Interrupted after its deadline; until it ends, something hangs. */
    record Late(long since, boolean isAdmitted) implements PollState {
        @Override
        public PollState admitted(long now) {
            return isAdmitted ? PollState.super.admitted(now) : new Late(since, true);
        }

        @Override
        public PollState answered() {
            return isAdmitted ? PollState.super.answered() : this;
        }

        @Override
        public PollState read() {
            return isAdmitted ? new Read() : PollState.super.read();
        }

        @Override
        public Optional<Duration> busyFor(long now) {
            return Optional.of(Duration.ofNanos(now - since));
        }
    }

    /** Published or called off; nothing of it counts any more. */
    record Over() implements PollState {
        @Override
        public PollState over() {
            return this;
        }
    }

    /** The host's turn has come, and the request goes out. */
    default PollState asking(long now) {
        throw illegal("asks its server");
    }

    /** There is something to go on with. */
    default PollState answered() {
        throw illegal("is answered");
    }

    /** Counts among those that may wait to be published. */
    default PollState admitted(long now) {
        throw illegal("is admitted");
    }

    /** Its result is ready. */
    default PollState read() {
        throw illegal("is read");
    }

    /** Its deadline has passed. */
    default PollState late() {
        throw illegal("is late");
    }

    /** It was published, or is called off. */
    default PollState over() {
        return new Over();
    }

    /** Whether it has a place among those that may wait to be published. */
    default boolean isAdmitted() {
        return false;
    }

    /** For how long it has been doing what should end by itself; empty while it waits for others. */
    default Optional<Duration> busyFor(long now) {
        return Optional.empty();
    }

    private IllegalStateException illegal(String what) {
        return new IllegalStateException("a poll that " + what + " cannot be " + this);
    }
}
