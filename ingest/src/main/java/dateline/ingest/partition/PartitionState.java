package dateline.ingest.partition;

import java.time.Duration;
import java.util.List;

/**
 * Where the owner of a partition stands, from taking the partition over until it is let go. Each method is something
 * that happened, and says what comes next and what is to be done about it; what cannot happen in a state throws {@link
 * IllegalStateException}. Immutable, and knows neither threads nor Kafka: {@link PartitionOwner} is the loop around it.
 *
 * <pre>
 * TakingOver → Restored → Polling → Draining → Ended
 *      ↑ ↓        ↓          ↓
 *     Paused ←────┴──────────┘
 * </pre>
 *
 * Times are those of {@link System#nanoTime}.
 */
sealed interface PartitionState {
    /** What is to be done when a state is entered. */
    enum Effect {
        /** Begin with the states that Kafka has. */
        RESTORE,
        /** Count that the partition had to begin again. */
        COUNT_RESTART,
        /** Admit no more polls, and call off those that are not admitted. */
        CLOSE_DOOR,
        /** Call off all polls and let go of Kafka. */
        LET_GO
    }

    /** Why a partition cannot be written. */
    enum Trouble {
        /** Another instance took the partition over. */
        FENCED(Duration.ofSeconds(10), Duration.ofSeconds(10)),
        /** Kafka does not answer, or does not take what is written. */
        UNWRITABLE(Duration.ofSeconds(1), Duration.ofSeconds(30)),
        /** A mistake of ours. */
        BUG(Duration.ofSeconds(1), Duration.ofSeconds(30));

        private final Duration first;
        private final Duration longest;

        Trouble(Duration first, Duration longest) {
            this.first = first;
            this.longest = longest;
        }

        /** How long to wait: twice as long each time, so that servers are not asked again and again for nothing. */
        Duration pause(int before) {
            Duration doubled = first.multipliedBy(1L << Math.min(before, 10));
            return doubled.compareTo(longest) > 0 ? longest : doubled;
        }
    }

    /**
     * What comes of something that happened.
     *
     * @param next the state from now on
     * @param effects to be done in this order
     */
    record Step(PartitionState next, List<Effect> effects) {
        static Step to(PartitionState next, Effect... effects) {
            return new Step(next, List.of(effects));
        }
    }

    /**
     * Fences whoever had the partition, and reads the feeds' states. Starts here.
     *
     * @param troubles how often in a row polls could not be published
     * @param isAgain whether it has been here before
     * @param isComplete whether the list of feeds is complete
     */
    record TakingOver(int troubles, boolean isAgain, boolean isComplete) implements PartitionState {
        @Override
        public Step restored() {
            PartitionState next = isComplete ? new Polling(troubles) : new Restored(troubles);
            return isAgain ? Step.to(next, Effect.COUNT_RESTART, Effect.RESTORE) : Step.to(next, Effect.RESTORE);
        }

        @Override
        public Step feedsRead() {
            return Step.to(new TakingOver(troubles, isAgain, true));
        }

        /** Nobody was asked for nothing: the next try comes soon. */
        @Override
        public Step failed(Trouble trouble, long now) {
            return Step.to(new Paused(now + trouble.pause(0).toNanos(), troubles, isAgain, isComplete), Effect.LET_GO);
        }

        @Override
        public Step stop(Duration grace, long now) {
            return Step.to(new Ended(), Effect.LET_GO);
        }
    }

    /** Knows how the feeds fare, and waits until the list of them is complete. */
    record Restored(int troubles) implements PartitionState {
        @Override
        public Step feedsRead() {
            return Step.to(new Polling(troubles));
        }

        @Override
        public Step published() {
            return Step.to(new Restored(0));
        }

        @Override
        public Step failed(Trouble trouble, long now) {
            return troubled(trouble, troubles, false, now);
        }

        @Override
        public Step stop(Duration grace, long now) {
            return Step.to(new Draining(now + grace.toNanos()), Effect.CLOSE_DOOR);
        }
    }

    /** Polls feeds when they are due and publishes what they give. */
    record Polling(int troubles) implements PartitionState {
        @Override
        public Step feedsRead() {
            return Step.to(this);
        }

        @Override
        public Step published() {
            return Step.to(new Polling(0));
        }

        @Override
        public Step failed(Trouble trouble, long now) {
            return troubled(trouble, troubles, true, now);
        }

        @Override
        public Step stop(Duration grace, long now) {
            return Step.to(new Draining(now + grace.toNanos()), Effect.CLOSE_DOOR);
        }
    }

    /** Publishes the polls that were admitted, as far as they end in time. */
    record Draining(long until) implements PartitionState {
        @Override
        public Step feedsRead() {
            return Step.to(this);
        }

        @Override
        public Step published() {
            return Step.to(this);
        }

        @Override
        public Step failed(Trouble trouble, long now) {
            return Step.to(new Ended(), Effect.LET_GO);
        }

        @Override
        public Step elapsed(long now) {
            return now - until < 0 ? Step.to(this) : Step.to(new Ended(), Effect.LET_GO);
        }

        @Override
        public Step stop(Duration grace, long now) {
            long sooner = now + grace.toNanos();
            return Step.to(sooner - until < 0 ? new Draining(sooner) : this);
        }

        @Override
        public Step drained() {
            return Step.to(new Ended(), Effect.LET_GO);
        }
    }

    /**
     * Waits before it takes the partition over again.
     *
     * @param until when
     */
    record Paused(long until, int troubles, boolean isAgain, boolean isComplete) implements PartitionState {
        @Override
        public Step feedsRead() {
            return Step.to(new Paused(until, troubles, isAgain, true));
        }

        @Override
        public Step elapsed(long now) {
            return Step.to(now - until < 0 ? this : new TakingOver(troubles, isAgain, isComplete));
        }

        @Override
        public Step failed(Trouble trouble, long now) {
            return Step.to(this);
        }

        @Override
        public Step stop(Duration grace, long now) {
            return Step.to(new Ended());
        }
    }

    /** The partition is somebody else's. Whatever still comes is late, and nothing is done about it. */
    record Ended() implements PartitionState {
        @Override
        public Step feedsRead() {
            return Step.to(this);
        }

        @Override
        public Step stop(Duration grace, long now) {
            return Step.to(this);
        }
    }

    /** The owner before it has done anything. */
    static PartitionState initial() {
        return new TakingOver(0, false, false);
    }

    /** The partition is ours, and its feeds' states are known. */
    default Step restored() {
        throw illegal("is restored");
    }

    /** The list of feeds is complete as of when the partition was assigned. */
    default Step feedsRead() {
        throw illegal("has read its feeds");
    }

    /** Kafka has taken polls. */
    default Step published() {
        throw illegal("publishes");
    }

    /** Kafka could not be written, or it is unknown what it has. */
    default Step failed(Trouble trouble, long now) {
        throw illegal("fails with " + trouble);
    }

    /** Time has passed. */
    default Step elapsed(long now) {
        return Step.to(this);
    }

    /** The partition is to be let go of, within the time of grace. */
    Step stop(Duration grace, long now);

    /** Every admitted poll has been published. */
    default Step drained() {
        throw illegal("is drained");
    }

    private static Step troubled(Trouble trouble, int before, boolean isComplete, long now) {
        return Step.to(new Paused(now + trouble.pause(before).toNanos(), before + 1, true, isComplete), Effect.LET_GO);
    }

    private IllegalStateException illegal(String what) {
        return new IllegalStateException("a partition that " + what + " cannot be " + this);
    }
}
