package dateline.ingest.feed;

import dateline.contract.FeedSpec;
import dateline.contract.FeedState;
import dateline.contract.FeedState.Failure;
import dateline.contract.FeedState.KnownItem;
import dateline.contract.FeedState.Status;
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
     */
    public record Answer(
            String url,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration freshFor) {}

    /** A feed that was never asked, and is due. */
    public static FeedState initial(FeedSpec spec, Instant now) {
        return new FeedState(
                spec.id(),
                spec.url(),
                null,
                Status.NEW,
                null,
                null,
                null,
                null,
                null,
                now,
                0,
                null,
                0,
                0,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** After a document that could be read. */
    public FeedState read(FeedState before, Answer answer, @Nullable String title, Changes changes, Instant now) {
        boolean isNew = !changes.articles().isEmpty();
        return answered(
                before,
                answer,
                title == null ? before.title() : title,
                isNew ? now : before.lastNew(),
                before.articles() + changes.articles().size(),
                changes.items(),
                now);
    }

    /** After "not modified". */
    public FeedState notModified(FeedState before, Answer answer, Instant now) {
        return answered(before, answer, before.title(), before.lastNew(), before.articles(), before.items(), now);
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

    private FeedState answered(
            FeedState before,
            Answer answer,
            @Nullable String title,
            @Nullable Instant lastNew,
            long articles,
            List<KnownItem> items,
            Instant now) {
        FeedStateDraft after = asked(before, now);
        Duration quiet = lastNew == null ? null : Duration.between(lastNew, now);
        after.url = answer.url();
        after.title = title;
        after.status = Status.OK;
        after.etag = answer.etag();
        after.lastModified = answer.lastModified();
        after.lastSuccess = now;
        after.lastNew = lastNew;
        after.nextPoll = schedule.next(before.feedId(), new PollOutcome.Answered(quiet, answer.freshFor()), now);
        after.failures = 0;
        after.error = null;
        after.articles = articles;
        after.oldItems = items;
        return after.finish();
    }

    private FeedState notAnswered(
            FeedState before,
            Status status,
            PollOutcome outcome,
            String reason,
            String message,
            @Nullable String lastUnreadable,
            Instant now) {
        FeedStateDraft after = asked(before, now);
        Failure error = before.error();
        after.status = status;
        after.nextPoll = schedule.next(before.feedId(), outcome, now);
        after.failures = before.failures() + 1;
        after.error = new Failure(reason, message, error == null ? now : error.since());
        after.lastUnreadable = lastUnreadable;
        return after.finish();
    }

    private static FeedStateDraft asked(FeedState before, Instant now) {
        FeedStateDraft after = new FeedStateDraft(before);
        after.lastPoll = now;
        after.polls = before.polls() + 1;
        return after;
    }
}
