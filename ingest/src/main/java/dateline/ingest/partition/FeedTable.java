package dateline.ingest.partition;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.feed.FeedProgress;
import dateline.runtime.feed.FeedOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The feeds of a partition: what is wanted, how each fares, and when each is due. Used by one thread. */
final class FeedTable {
    private final Map<String, FeedSpec> specs = new HashMap<>();
    private final Map<String, FeedState> states = new HashMap<>();
    /** With the time when each was due. */
    private final Map<String, Instant> underWay = new HashMap<>();

    private final Agenda agenda = new Agenda();
    private final Duration maxInterval;
    private final InstantSource clock;

    FeedTable(Duration maxInterval, InstantSource clock) {
        this.maxInterval = maxInterval;
        this.clock = clock;
    }

    /** Begins again from the states that Kafka has. */
    void restore(Map<String, FeedState> restored) {
        states.clear();
        states.putAll(restored);
        underWay.clear();
        agenda.clear();
        specs.values().forEach(this::schedule);
    }

    void add(FeedSpec spec) {
        specs.put(spec.id(), spec);
        schedule(spec);
    }

    void remove(String feedId) {
        specs.remove(feedId);
        agenda.remove(feedId);
    }

    @Nullable
    FeedSpec spec(String feedId) {
        return specs.get(feedId);
    }

    @Nullable
    FeedState state(String feedId) {
        return states.get(feedId);
    }

    int size() {
        return specs.size();
    }

    /** How many feeds are being asked. */
    int underWay() {
        return underWay.size();
    }

    boolean isUnderWay(String feedId) {
        return underWay.containsKey(feedId);
    }

    /** Takes a feed that is due and not being asked; null if there is none. It counts as being asked from now on. */
    @Nullable
    String takeDue(Instant now) {
        Instant due = agenda.next();
        for (String feed = agenda.takeDue(now); feed != null; feed = agenda.takeDue(now)) {
            if (specs.containsKey(feed)
                    && states.containsKey(feed)
                    && underWay.putIfAbsent(feed, due == null ? now : due) == null) {
                return feed;
            }
            due = agenda.next();
        }
        return null;
    }

    /** Counts a feed as being asked; false if it is already, or is not wanted. */
    boolean take(String feedId) {
        if (!specs.containsKey(feedId) || underWay.putIfAbsent(feedId, clock.instant()) != null) {
            return false;
        }
        agenda.remove(feedId);
        return true;
    }

    /** When the next feed is due, or null if there is none. */
    @Nullable
    Instant nextDue() {
        return agenda.next();
    }

    /** The time of the feed that is or was due first, those being asked included; null if there are no feeds. */
    @Nullable
    Instant firstDue() {
        Instant next = agenda.next();
        return Stream.concat(underWay.values().stream(), Stream.ofNullable(next))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** A feed's poll ended without any effect. */
    void forget(String feedId) {
        underWay.remove(feedId);
    }

    /** A feed's poll took effect. */
    void finish(FeedState state) {
        states.put(state.feedId(), state);
        underWay.remove(state.feedId());
        FeedSpec spec = specs.get(state.feedId());
        if (spec != null) {
            schedule(spec);
        }
    }

    /** Changes the state that the feed's next poll begins with. */
    void change(FeedState state) {
        states.put(state.feedId(), state);
    }

    /** Makes a feed due now. */
    void hurry(String feedId) {
        if (specs.containsKey(feedId)) {
            agenda.put(feedId, clock.instant());
        }
    }

    /**
     * Puts a feed on the agenda, not later than the longest interval from now unless the server wanted that; now if its
     * options have changed since it was asked.
     */
    private void schedule(FeedSpec spec) {
        if (underWay.containsKey(spec.id())) {
            return;
        }
        Instant now = clock.instant();
        FeedState state = states.computeIfAbsent(spec.id(), id -> FeedProgress.initial(spec, now));
        if (state.polls() > 0 && !Objects.equals(state.options(), FeedOptions.digest(spec.options()))) {
            agenda.put(spec.id(), now);
            return;
        }
        boolean asked = state.status() == FeedState.Status.THROTTLED
                || state.status() == FeedState.Status.GONE
                || state.hints() != null;
        Instant latest = now.plus(maxInterval).plus(maxInterval.dividedBy(10));
        agenda.put(spec.id(), asked || state.nextPoll().isBefore(latest) ? state.nextPoll() : latest);
    }
}
