package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.DayOfWeek;
import java.time.Duration;
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
 * @param known the same as {@code items} in a compact form, which takes its place in what is written today: base64 of
 *     entries of one size, see ingest's {@code KnownItems}
 * @param since when the status began
 * @param address where the feed is asked since its own address was seen to redirect there for good; null if that is the
 *     {@link FeedSpec}'s
 * @param redirect a permanent redirect that is not confirmed yet
 * @param hints what the feed's last document says of the time to ask again
 * @param gap the typical time between two new items, once it is known
 * @param push the subscription at the feed's WebSub hub, if it announces one and we can be called back
 * @param staleSince since when a feed that answers has been silent for far longer than it used to be
 * @param boilerplate what stands before or behind most of its items and belongs to no story, as learned from its
 *     documents, in a form that only ingest reads; null if nothing was
 * @param past a time of which items may be missing, until the feed's past has been read back to it
 * @param icon the http or https address of its picture, by its own word or its site's
 * @param iconSought when its site was last asked for a picture, as the feed names none
 * @param filtered how many items of its last document its filter left out; null without a filter
 * @param options a digest of the {@link FeedSpec}'s options as they were when it was last asked; the validators hold for
 *     no others; null if there were none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
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
        @Nullable String lastUnreadable,
        @Nullable String known,
        @Nullable Instant since,
        @Nullable String address,
        @Nullable Redirect redirect,
        @Nullable Hints hints,
        @Nullable Duration gap,
        @Nullable Push push,
        @Nullable Instant staleSince,
        @Nullable List<String> boilerplate,
        @Nullable Past past,
        @Nullable String icon,
        @Nullable Instant iconSought,
        @Nullable Integer filtered,
        @Nullable String options) {
    public FeedState {
        items = List.copyOf(items);
        boilerplate = boilerplate == null ? null : List.copyOf(boilerplate);
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

    /**
     * A permanent redirect that was seen.
     *
     * @param to where it leads
     * @param times how many polls in a row have seen it
     */
    public record Redirect(String to, int times) {}

    /**
     * What is still to be read of the feed's past, after none of a document's items was known.
     *
     * @param since when the feed was last read before; what was known then ends the reading
     * @param until when that document came
     * @param next the page that is read next; null if none is: what is missing stays so
     * @param pages how many pages were read for it
     * @param failures how many polls in a row could not read the next one
     * @param reason a short class of what is in the way, such as {@code http-404}; null while nothing is
     * @param message one sentence for people
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Past(
            Instant since,
            Instant until,
            @Nullable String next,
            int pages,
            int failures,
            @Nullable String reason,
            @Nullable String message) {}

    /**
     * When the publisher wants to be asked.
     *
     * @param ttl for how long the document says it may be kept, from RSS's {@code ttl}
     * @param updatePeriod the time between updates by the syndication module
     * @param skipHours hours of the day, 0 to 23 in UTC, in which not to ask
     * @param skipDays days on which not to ask, in UTC
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hints(
            @Nullable Duration ttl,
            @Nullable Duration updatePeriod,
            List<Integer> skipHours,
            List<DayOfWeek> skipDays) {
        public Hints {
            skipHours = List.copyOf(skipHours);
            skipDays = List.copyOf(skipDays);
        }
    }

    /**
     * A WebSub subscription.
     *
     * @param hub the hub's address
     * @param topic what is subscribed to there: the feed's own address by its word
     * @param requested when we last asked the hub for it
     * @param until how long the hub confirmed it for; null as long as it has not
     * @param lastPush when the hub last had something to say
     * @param missed whether a poll found something new that the hub had not announced; it is not relied on then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Push(
            String hub,
            String topic,
            Instant requested,
            @Nullable Instant until,
            @Nullable Instant lastPush,
            boolean missed) {}
}
