package dateline.ingest.feed;

import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Failure;
import dateline.contract.record.FeedState.Hints;
import dateline.contract.record.FeedState.KnownItem;
import dateline.contract.record.FeedState.Push;
import dateline.contract.record.FeedState.Redirect;
import dateline.contract.record.FeedState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed's state in the making: a copy of the one before, of which a poll changes what it found out. Used by one thread. */
public final class FeedStateDraft {
    final String feedId;
    private final List<KnownItem> oldItems;
    String url;

    @Nullable
    String title;

    Status status;

    @Nullable
    String etag;

    @Nullable
    String lastModified;

    @Nullable
    Instant lastPoll;

    @Nullable
    Instant lastSuccess;

    @Nullable
    Instant lastNew;

    Instant nextPoll;
    int failures;

    @Nullable
    Failure error;

    long polls;
    long articles;

    @Nullable
    String lastUnreadable;

    @Nullable
    public String known;

    @Nullable
    Instant since;

    @Nullable
    String address;

    @Nullable
    Redirect redirect;

    @Nullable
    Hints hints;

    @Nullable
    Duration gap;

    @Nullable
    Push push;

    @Nullable
    Instant staleSince;

    public FeedStateDraft(FeedState before) {
        this.feedId = before.feedId();
        this.oldItems = before.items();
        this.url = before.url();
        this.title = before.title();
        this.status = before.status();
        this.etag = before.etag();
        this.lastModified = before.lastModified();
        this.lastPoll = before.lastPoll();
        this.lastSuccess = before.lastSuccess();
        this.lastNew = before.lastNew();
        this.nextPoll = before.nextPoll();
        this.failures = before.failures();
        this.error = before.error();
        this.polls = before.polls();
        this.articles = before.articles();
        this.lastUnreadable = before.lastUnreadable();
        this.known = before.known();
        this.since = before.since();
        this.address = before.address();
        this.redirect = before.redirect();
        this.hints = before.hints();
        this.gap = before.gap();
        this.push = before.push();
        this.staleSince = before.staleSince();
    }

    public FeedState finish() {
        return new FeedState(
                feedId,
                url,
                title,
                status,
                etag,
                lastModified,
                lastPoll,
                lastSuccess,
                lastNew,
                nextPoll,
                failures,
                error,
                polls,
                articles,
                known == null ? oldItems : List.of(),
                lastUnreadable,
                known,
                since,
                address,
                redirect,
                hints,
                gap,
                push,
                staleSince);
    }
}
