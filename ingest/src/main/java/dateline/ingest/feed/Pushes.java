package dateline.ingest.feed;

import dateline.contract.FeedRequest;
import dateline.contract.FeedState;
import dateline.contract.FeedState.Push;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a subscription at a feed's hub (W3C WebSub). Pure functions.
 *
 * <p>A hub is relied upon from its first word on until its confirmation ends, or until a poll finds something new that it
 * has not announced. Then the feed is polled as if there were no hub, until the hub announces something again.
 */
public final class Pushes {
    private static final Duration ANNOUNCED = Duration.ofMinutes(10);
    private static final Duration LONGEST_LEASE = Duration.ofDays(30);

    private Pushes() {}

    /** Whether the hub can be left to announce what is new. */
    public static boolean reliesOn(@Nullable Push push, Instant now) {
        return push != null && push.until() != null && push.until().isAfter(now) && !push.missed();
    }

    /** The state of a feed after its hub has said something. */
    public static FeedState told(FeedState state, FeedRequest request) {
        Push push = state.push();
        return push == null ? state : FeedProgress.pushed(state, told(push, request));
    }

    /** The subscription after a poll that read the feed. */
    public static @Nullable Push afterPoll(@Nullable Push push, boolean foundNews, Instant now) {
        if (push == null || !foundNews || push.until() == null) {
            return push;
        }
        Instant said = push.lastPush();
        boolean announced = said != null && said.plus(ANNOUNCED).isAfter(now);
        return announced
                ? push
                : new Push(push.hub(), push.topic(), push.requested(), push.until(), push.lastPush(), true);
    }

    private static Push told(Push push, FeedRequest request) {
        boolean ours = request.topic() == null || request.topic().equals(push.topic());
        return switch (request.kind()) {
            case PUSHED -> new Push(push.hub(), push.topic(), push.requested(), push.until(), request.at(), false);
            case SUBSCRIBED -> ours ? confirmed(push, request) : push;
            case UNSUBSCRIBED ->
                ours
                        ? new Push(push.hub(), push.topic(), push.requested(), null, push.lastPush(), push.missed())
                        : push;
            case POLL, REPLAY -> push;
        };
    }

    private static Push confirmed(Push push, FeedRequest request) {
        Long seconds = request.leaseSeconds();
        Duration lease = seconds == null || seconds <= 0 ? Duration.ofDays(1) : Duration.ofSeconds(seconds);
        Instant until = request.at().plus(lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease);
        return new Push(push.hub(), push.topic(), push.requested(), until, push.lastPush(), push.missed());
    }
}
