package dateline.ingest.feed;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Failure;
import dateline.contract.record.FeedState.Hints;
import dateline.contract.record.FeedState.Push;
import dateline.contract.record.FeedState.Redirect;
import dateline.contract.record.FeedState.Status;
import dateline.contract.record.FeedStateBuilder;
import dateline.ingest.feed.change.ArticleLimits;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.hint.FeedHints;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.websub.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed after a poll. One is made for each poll from the state before; nothing here changes anything.
 *
 * <p>Safe for any number of threads.
 */
public final class FeedProgress {
    private static final int CONFIRMED = 2;
    private static final int FAILURES_OF_A_MOVE = 5;
    private static final Duration SOON_STALE = Duration.ofDays(7);
    private static final Duration STALE = Duration.ofDays(30);
    private static final int STALE_GAPS = 20;

    private final PollSchedule schedule;

    public FeedProgress(PollSchedule schedule) {
        this.schedule = schedule;
    }

    /**
     * A server's answer, apart from the document.
     *
     * @param url where it came from
     * @param etag validator of the answer
     * @param lastModified validator of the answer
     * @param freshFor how long the server calls it fresh
     * @param movedTo where permanent redirects lead from the address that was asked, if there were any
     * @param options a digest of the feed's options that it was asked with; null for none
     */
    public record Answer(
            String url,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration freshFor,
            @Nullable String movedTo,
            @Nullable String options) {
        /** To a feed without options. */
        public Answer(
                String url,
                @Nullable String etag,
                @Nullable String lastModified,
                @Nullable Duration freshFor,
                @Nullable String movedTo) {
            this(url, etag, lastModified, freshFor, movedTo, null);
        }
    }

    /** A feed that was never asked, and is due. */
    public static FeedState initial(FeedSpec spec, Instant now) {
        return FeedStateBuilder.builder()
                .feedId(spec.id())
                .url(spec.url())
                .status(Status.NEW)
                .nextPoll(now)
                .items(List.of())
                .build();
    }

    /** Where a feed is asked: the address it was added with, or the one it has moved to. */
    public static String address(FeedSpec spec, FeedState state) {
        return state.address() == null ? spec.url() : state.address();
    }

    /**
     * After a document that could be read.
     *
     * @param push the subscription at the feed's hub as it is after this poll
     */
    public FeedState read(
            FeedState before, Answer answer, ParsedFeed feed, FeedChanges changes, @Nullable Push push, Instant now) {
        FeedStateBuilder after = answered(before, answer, now);
        after.title(feed.title() == null ? before.title() : ArticleLimits.title(feed.title()));
        after.icon(isUsable(feed.icon()) ? feed.icon() : before.icon());
        after.hints(hints(feed.hints()));
        after.push(push);
        after.articles(before.articles() + changes.articles().size());
        after.items(List.of());
        after.known(KnownItems.encode(changes.items()));
        after.filtered(changes.filtered());
        if (changes.boilerplate() != null) {
            after.boilerplate(changes.boilerplate().isEmpty() ? null : changes.boilerplate());
        }
        if (!changes.articles().isEmpty()) {
            Instant latest = before.lastNew() == null ? Rhythm.latest(feed.entries(), now) : null;
            after.lastNew(latest == null ? now : latest);
        }
        after.gap(gap(before, after, feed, now));
        return next(after, answer.freshFor(), now);
    }

    /**
     * After "not modified".
     *
     * @param push the subscription at the feed's hub as it is after this poll
     */
    public FeedState notModified(FeedState before, Answer answer, @Nullable Push push, Instant now) {
        FeedStateBuilder after = answered(before, answer, now);
        after.push(push);
        return next(after, answer.freshFor(), now);
    }

    /** After a document from the past that could not be read when it came; nothing else about the feed changes. */
    public FeedState replayed(FeedState before, FeedChanges changes, Instant now) {
        FeedStateBuilder after = FeedStateBuilder.builder(before);
        after.items(List.of());
        after.known(KnownItems.encode(changes.items()));
        after.articles(before.articles() + changes.articles().size());
        after.lastNew(changes.articles().isEmpty() ? before.lastNew() : now);
        return after.build();
    }

    /** After a poll without an answer, or with one that cannot be read. */
    public FeedState failed(FeedState before, String reason, String message, Instant now) {
        PollOutcome outcome = new PollOutcome.Failed(before.failures() + 1);
        return notAnswered(before, Status.FAILING, outcome, reason, message, before.lastUnreadable(), now);
    }

    /** After a document that cannot be read; its digest is remembered, its validators are not. */
    public FeedState unreadable(FeedState before, String reason, String message, String digest, Instant now) {
        PollOutcome outcome = new PollOutcome.Failed(before.failures() + 1);
        return notAnswered(before, Status.FAILING, outcome, reason, message, digest, now);
    }

    /** After the host asked us to slow down. */
    public FeedState throttled(FeedState before, String message, @Nullable Duration retryAfter, Instant now) {
        PollOutcome outcome = new PollOutcome.Throttled(before.failures() + 1, retryAfter);
        return notAnswered(before, Status.THROTTLED, outcome, "throttled", message, before.lastUnreadable(), now);
    }

    /** After the server said that the feed is gone for good. */
    public FeedState gone(FeedState before, String message, Instant now) {
        return notAnswered(
                before, Status.GONE, new PollOutcome.Gone(), "http-410", message, before.lastUnreadable(), now);
    }

    private static boolean isUsable(@Nullable String address) {
        return address != null && address.length() <= Addresses.LONGEST;
    }

    /**
     * With the picture that its site has for it.
     *
     * @param icon null if the site names none; one that was known stays
     */
    public static FeedState withIcon(FeedState after, @Nullable String icon, Instant now) {
        FeedStateBuilder with = FeedStateBuilder.builder(after);
        with.icon(icon == null ? after.icon() : icon);
        with.iconSought(now);
        return with.build();
    }

    /** With what is still to be read of the feed's past. */
    public static FeedState withPast(FeedState after, FeedState.@Nullable Past past) {
        FeedStateBuilder with = FeedStateBuilder.builder(after);
        with.past(past);
        return with.build();
    }

    /** With a subscription as its hub has just said that it is. */
    public static FeedState subscribed(FeedState before, @Nullable Push push) {
        FeedStateBuilder after = FeedStateBuilder.builder(before);
        after.push(push);
        return after.build();
    }

    private FeedStateBuilder answered(FeedState before, Answer answer, Instant now) {
        FeedStateBuilder after = asked(before, Status.OK, now);
        after.url(answer.url());
        after.etag(answer.etag());
        after.lastModified(answer.lastModified());
        after.options(answer.options());
        after.lastSuccess(now);
        after.failures(0);
        after.error(null);
        moved(before, after, answer.movedTo());
        return after;
    }

    /** A permanent redirect that two polls in a row have seen becomes the address. */
    private static void moved(FeedState before, FeedStateBuilder after, @Nullable String to) {
        Redirect seen = before.redirect();
        int times = to == null ? 0 : seen != null && seen.to().equals(to) ? seen.times() + 1 : 1;
        if (to != null && times >= CONFIRMED) {
            after.address(to);
            after.redirect(null);
        } else {
            after.redirect(to == null ? null : new Redirect(to, times));
        }
    }

    private FeedState next(FeedStateBuilder after, @Nullable Duration freshFor, Instant now) {
        Duration quiet = after.lastNew() == null ? null : Duration.between(after.lastNew(), now);
        after.staleSince(staleSince(after.lastNew(), after.gap(), now));
        PollOutcome outcome = new PollOutcome.Answered(
                quiet, after.gap(), freshFor, after.hints(), Subscriptions.reliesOn(after.push(), now));
        Instant next = schedule.next(after.feedId(), outcome, now);
        after.nextPoll(earlier(next, renewal(after.push(), now)));
        return after.build();
    }

    /** When a hub that is relied upon has to be asked again, so that its lease does not end unnoticed. */
    private static @Nullable Instant renewal(@Nullable Push push, Instant now) {
        return push != null && Subscriptions.reliesOn(push, now) ? Subscriptions.due(push) : null;
    }

    private static Instant earlier(Instant next, @Nullable Instant other) {
        return other != null && other.isBefore(next) ? other : next;
    }

    /** A feed counts as stale when it has been silent for twenty of its usual gaps and a week, or a month without any. */
    private static @Nullable Instant staleSince(@Nullable Instant lastNew, @Nullable Duration gap, Instant now) {
        if (lastNew == null) {
            return null;
        }
        Duration many = gap == null ? STALE : gap.multipliedBy(STALE_GAPS);
        Instant since = lastNew.plus(many.compareTo(SOON_STALE) > 0 ? many : SOON_STALE);
        return since.isAfter(now) ? null : since;
    }

    /** By the dates in the document, or by when we saw something new. */
    private static @Nullable Duration gap(FeedState before, FeedStateBuilder after, ParsedFeed feed, Instant now) {
        Duration dated = Rhythm.of(feed.entries(), now);
        Instant last = before.lastNew();
        if (dated != null || last == null || last.equals(after.lastNew())) {
            return dated == null ? before.gap() : dated;
        }
        Duration seen = Duration.between(last, now);
        Duration usual = before.gap();
        return usual == null ? seen : usual.multipliedBy(3).plus(seen).dividedBy(4);
    }

    private static @Nullable Hints hints(FeedHints hints) {
        boolean none = hints.ttl() == null
                && hints.updatePeriod() == null
                && hints.skipHours().isEmpty()
                && hints.skipDays().isEmpty();
        return none
                ? null
                : new Hints(
                        hints.ttl(),
                        hints.updatePeriod(),
                        hints.skipHours().stream().sorted().toList(),
                        hints.skipDays().stream().sorted().toList());
    }

    private FeedState notAnswered(
            FeedState before,
            Status status,
            PollOutcome outcome,
            String reason,
            String message,
            @Nullable String lastUnreadable,
            Instant now) {
        FeedStateBuilder after = asked(before, status, now);
        Failure error = before.error();
        after.nextPoll(schedule.next(before.feedId(), outcome, now));
        after.failures(before.failures() + 1);
        after.error(new Failure(reason, message, error == null ? now : error.since()));
        after.lastUnreadable(lastUnreadable);
        if (status != Status.THROTTLED && (status == Status.GONE || after.failures() >= FAILURES_OF_A_MOVE)) {
            goBack(after, now);
        }
        return after.build();
    }

    /** A feed that has moved and fails there is asked where it was before, once more from the beginning. */
    private static void goBack(FeedStateBuilder after, Instant now) {
        if (after.address() != null) {
            after.address(null);
            after.etag(null);
            after.lastModified(null);
            after.status(Status.FAILING);
            after.nextPoll(now);
        }
    }

    private static FeedStateBuilder asked(FeedState before, Status status, Instant now) {
        FeedStateBuilder after = FeedStateBuilder.builder(before);
        after.status(status);
        after.since(before.status() == status && before.since() != null ? before.since() : now);
        after.lastPoll(now);
        after.polls(before.polls() + 1);
        return after;
    }
}
