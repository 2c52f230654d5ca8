package dateline.ingest.partition;

import java.time.Duration;

/**
 * How long a poll may be busy. Waiting for others is not counted.
 *
 * @param asking for one exchange with a server
 * @param reading for the document and all pages
 */
public record PollDeadlines(Duration asking, Duration reading) {
    /** More than all limits within: pages are given up after ten minutes, and a robots.txt may be waited for. */
    private static final Duration READING = Duration.ofMinutes(30);

    /** What should never be reached where one exchange may take so long. */
    public static PollDeadlines of(Duration exchange, Duration nameService) {
        return new PollDeadlines(exchange.plus(nameService).plusSeconds(60), READING);
    }

    boolean isPassed(PollState state, long now) {
        return passedFor(state, now).isPositive();
    }

    /** For how long the deadline has passed; not positive if it has not. */
    Duration passedFor(PollState state, long now) {
        return state.busyFor(now).map(busy -> busy.minus(most(state))).orElse(Duration.ZERO);
    }

    private Duration most(PollState state) {
        return switch (state) {
            case PollState.Asking a -> asking;
            case PollState.Reading r -> reading;
            case PollState.Late late -> late.isAdmitted() ? reading : asking;
            case PollState.Waiting w -> Duration.ZERO;
            case PollState.Answered a -> Duration.ZERO;
            case PollState.Read r -> Duration.ZERO;
            case PollState.Over o -> Duration.ZERO;
        };
    }
}
