package dateline.ingest.websub;

import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Push;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the subscription at a feed's hub. Pure functions; their tests are the specification.
 *
 * <ul>
 *   <li>A hub is asked when a feed announces one and no subscription is under way, and asked again when a fifth of the
 *       lease or an hour of it is left.
 *   <li>A hub that does not confirm is asked again after an hour, then once a day. One whose lease ran out is asked after
 *       an hour, then after as long as it has been silent, up to a day. A hub that refused is asked again after a day.
 *   <li>A feed that names another hub or topic is believed, but not more than once an hour. The hub that we have is kept
 *       as long as it is among those announced.
 *   <li>A hub is relied upon while its lease lasts, unless a poll found something new of which it had not told within
 *       ten minutes. From then on the feed is polled as if there were no hub, until the hub tells of something again.
 * </ul>
 *
 * In {@link Push}, {@code missed} without {@code until} marks a hub that has left us waiting or refused.
 */
public final class Subscriptions {
    private static final Duration FIRST_PATIENCE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final Duration SHORTEST_REST = Duration.ofMinutes(5);
    private static final Duration MARGIN = Duration.ofHours(1);
    private static final int SHARE_LEFT = 5;
    private static final Duration UNKNOWN_LEASE = Duration.ofDays(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(90);
    private static final Duration ANNOUNCED = Duration.ofMinutes(10);

    private Subscriptions() {}

    /** Whether the hub can be left to tell what is new, so that the feed is polled only for safety's sake. */
    public static boolean reliesOn(@Nullable Push push, Instant now) {
        return push != null && isConfirmed(push, now) && !push.missed();
    }

    /**
     * The subscription to ask a hub for now.
     *
     * @param push what there is; null if nothing
     * @param announced what the latest document says; null if it was not read now, as after "not modified"
     * @return the subscription as it is once the hub is asked, to be remembered before it is; empty if there is nothing
     *     to ask
     */
    public static Optional<Push> toRequest(@Nullable Push push, @Nullable Discovery announced, Instant now) {
        if (push == null) {
            return announced == null ? Optional.empty() : announced.firstHub().map(hub -> fresh(hub, announced, now));
        }
        if (announced == null || announced.offers(push)) {
            return now.isBefore(due(push)) ? Optional.empty() : Optional.of(again(push, now));
        }
        return now.isBefore(push.requested().plus(FIRST_PATIENCE))
                ? Optional.empty()
                : announced.firstHub().map(hub -> fresh(hub, announced, now));
    }

    /**
     * Whether the poll that led to this state decided to ask the hub. The hub is to be asked once the state is in Kafka:
     * it may confirm within milliseconds, and what it confirms has to be known by then.
     */
    public static boolean isToBeAsked(FeedState after) {
        Push push = after.push();
        return push != null && push.requested().equals(after.lastPoll());
    }

    /** When the hub is to be asked again if it stays silent; a feed should be polled by then. */
    public static Instant due(Push push) {
        Instant requested = push.requested();
        Instant until = push.until();
        if (until == null) {
            return requested.plus(push.missed() ? PATIENCE : FIRST_PATIENCE);
        }
        if (!until.isAfter(requested)) {
            return requested.plus(within(FIRST_PATIENCE, Duration.between(until, requested), PATIENCE));
        }
        Duration span = Duration.between(requested, until);
        Instant wanted = until.minus(longer(span.dividedBy(SHARE_LEFT), MARGIN));
        Instant rested = requested.plus(within(SHORTEST_REST, span.dividedBy(2), FIRST_PATIENCE));
        return wanted.isAfter(rested) ? wanted : rested;
    }

    /**
     * After a poll that read the feed.
     *
     * @param announced what the document says
     * @param foundNews whether it had something new
     * @return null once a feed has no hub any more and the last lease is over
     */
    public static @Nullable Push afterPoll(@Nullable Push push, Discovery announced, boolean foundNews, Instant now) {
        if (push == null) {
            return null;
        }
        boolean isOver =
                !isConfirmed(push, now) && !now.isBefore(push.requested().plus(FIRST_PATIENCE));
        if (isOver && announced.firstHub().isEmpty()) {
            return null;
        }
        Instant told = push.lastPush();
        boolean toldNow = told != null && !told.plus(ANNOUNCED).isBefore(now);
        return foundNews && !toldNow && isConfirmed(push, now) ? with(push, push.until(), true) : push;
    }

    /** After the hub told of something new. */
    public static Push pushed(Push push, Instant at) {
        boolean isLate = push.lastPush() != null && push.lastPush().isAfter(at);
        return new Push(
                push.hub(),
                push.topic(),
                push.requested(),
                push.until(),
                isLate ? push.lastPush() : at,
                push.until() == null && push.missed());
    }

    /**
     * After the hub confirmed the subscription. A hub that had left us waiting is relied upon from now on.
     *
     * @param leaseSeconds for how long; null if the hub did not say
     */
    public static Push confirmed(Push push, @Nullable Long leaseSeconds, Instant at) {
        Duration lease = leaseSeconds == null || leaseSeconds <= 0
                ? UNKNOWN_LEASE
                : Duration.ofSeconds(Math.min(leaseSeconds, LONGEST_LEASE.toSeconds()));
        return with(push, at.plus(lease), push.until() != null && push.missed());
    }

    /** After the hub refused or ended the subscription. Remembered, so that the hub is not asked again at once. */
    public static Push ended(Push push, Instant at) {
        return new Push(push.hub(), push.topic(), at, null, push.lastPush(), true);
    }

    private static Push fresh(String hub, Discovery announced, Instant now) {
        return new Push(hub, announced.topic(), now, null, null, false);
    }

    private static Push again(Push push, Instant now) {
        boolean leftWaiting = push.until() == null || push.missed();
        return new Push(push.hub(), push.topic(), now, push.until(), push.lastPush(), leftWaiting);
    }

    private static Push with(Push push, @Nullable Instant until, boolean missed) {
        return new Push(push.hub(), push.topic(), push.requested(), until, push.lastPush(), missed);
    }

    private static boolean isConfirmed(Push push, Instant now) {
        return push.until() != null && push.until().isAfter(now);
    }

    private static Duration within(Duration least, Duration wanted, Duration most) {
        return longer(least, wanted).compareTo(most) > 0 ? most : longer(least, wanted);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
