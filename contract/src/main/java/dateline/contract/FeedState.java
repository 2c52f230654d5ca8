package dateline.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed from reading it, on {@code dateline.feed-state}. The key is the feed's id and the partition
 * that of its {@link FeedSpec}. Written in the same transaction as the articles of the poll it describes.
 *
 * @param feedId the feed
 * @param url where it was read last
 * @param title the feed's own title
 * @param status how it fares
 * @param etag validator of the last full answer, sent back as If-None-Match
 * @param lastModified validator of the last full answer, sent back as If-Modified-Since, byte for byte
 * @param lastPoll when it was last asked
 * @param lastSuccess when it last answered with a feed or "not modified"
 * @param lastNew when it last had something new
 * @param nextPoll when it is asked next
 * @param failures how many polls have failed in a row
 * @param error the last failure, while the feed is failing
 * @param polls how often it was asked in all
 * @param articles how many new articles and revisions it gave in all
 * @param items what it is known to have published, bounded; the most recently seen last
 * @param lastUnreadable digest of the last document that could not be read and became a dead letter, so that it becomes
 *     one only once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedState(
        String feedId,
        String url,
        @Nullable String title,
        Status status,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Instant lastPoll,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastNew,
        Instant nextPoll,
        int failures,
        @Nullable Failure error,
        long polls,
        long articles,
        List<KnownItem> items,
        @Nullable String lastUnreadable) {
    public FeedState {
        items = List.copyOf(items);
    }

    /** How a feed fares. */
    public enum Status {
        /** Not read yet. */
        NEW,
        /** Answers with a feed. */
        OK,
        /** The host asked us to slow down. */
        THROTTLED,
        /** Does not answer, or not with a feed; it is tried again, ever more rarely. */
        FAILING,
        /** Answered that it is gone for good; it is tried again, very rarely. */
        GONE
    }

    /**
     * Why a feed fails.
     *
     * @param reason a short class, such as {@code http-404}, {@code timeout}, {@code not-a-feed}
     * @param message one sentence for people: what, and what to do
     * @param since the first failure in a row
     */
    public record Failure(String reason, String message, Instant since) {}

    /**
     * An item already published.
     *
     * @param key what the item is known by in this feed: its guid, else its canonical address
     * @param articleId the article it became
     * @param revision the last revision published
     * @param fingerprint digests of the title, summary and text that the feed last gave, separated by full stops, to
     *     tell what changed
     * @param firstSeen when it was first seen
     * @param lastSeen when it was last in the feed
     */
    public record KnownItem(
            String key, String articleId, int revision, String fingerprint, Instant firstSeen, Instant lastSeen) {}
}
