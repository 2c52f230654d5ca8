package dateline.ingest.publish;

import dateline.contract.record.Article;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStateBuilder;
import dateline.contract.record.FeedStatus;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.ingest.feed.FeedStatuses;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.publish.FinishedPoll.Account;
import dateline.runtime.feed.FeedOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Serialises what a poll found. Runs on the poll's own thread, so that the partition's one writer only writes.
 *
 * <p>Safe for any number of threads.
 */
public final class PollEncoder {
    private static final String SOURCE = "/dateline/ingest";
    private static final String STAGE = "ingest";
    /** Room for the headers and the key. */
    private static final int LARGEST_VALUE = Topics.MAX_RECORD_BYTES - (64 << 10);

    private final JsonSerde<Article> articles = new JsonSerde<>(Article.class);
    private final JsonSerde<FeedState> states = new JsonSerde<>(FeedState.class);
    private final JsonSerde<FeedStatus> statuses = new JsonSerde<>(FeedStatus.class);

    /** A poll that found articles, or none. */
    public FinishedPoll read(PolledFeed feed, FeedState after, FeedChanges changes, Instant at) {
        Batch batch = new Batch();
        int tooLarge = 0;
        for (Article article : changes.articles()) {
            byte[] value = articles.encode(article);
            if (value.length <= LARGEST_VALUE) {
                batch.add(articleRecord(article, value));
            } else {
                batch.add(tooLarge(article, value, at).toRecord());
                tooLarge++;
            }
        }
        int sent = changes.articles().size() - tooLarge;
        return batch.finish(
                feed,
                after,
                new Account(
                        changes.entries(),
                        sent,
                        changes.unchanged(),
                        changes.ignored(),
                        changes.filtered() == null ? 0 : changes.filtered(),
                        tooLarge,
                        0));
    }

    /** A poll that only moved the feed's state. */
    public FinishedPoll stateOnly(PolledFeed feed, FeedState after) {
        return new Batch().finish(feed, after, Account.NOTHING);
    }

    /** A poll whose document cannot be read; the document is null if it was given up before. */
    public FinishedPoll unreadable(PolledFeed feed, FeedState after, @Nullable Unreadable document, Instant at) {
        Batch batch = new Batch();
        if (document == null) {
            return batch.finish(feed, after, Account.NOTHING);
        }
        batch.add(new DeadLetter(
                        after.feedId(),
                        document.bytes(),
                        STAGE,
                        document.reason(),
                        document.message(),
                        document.url(),
                        at,
                        document.headers())
                .toRecord());
        return batch.finish(feed, after, new Account(0, 0, 0, 0, 0, 0, 1));
    }

    /**
     * A document that cannot be read, and why.
     *
     * @param headers of the answer, a line each
     */
    public record Unreadable(byte[] bytes, String url, String headers, String reason, String message) {}

    private static ProducerRecord<String, byte[]> articleRecord(Article article, byte[] value) {
        Headers headers = CloudEvents.headers(
                Topics.ARTICLES, article.id() + ":" + article.revision(), SOURCE, article.id(), article.seen());
        return new ProducerRecord<>(
                Topics.ARTICLES.name(), null, article.seen().toEpochMilli(), article.id(), value, headers);
    }

    private static DeadLetter tooLarge(Article article, byte[] value, Instant at) {
        String detail = "the article is " + (value.length >> 20) + " MB as JSON, and records may have at most "
                + (LARGEST_VALUE >> 20) + " MB";
        return new DeadLetter(article.id(), value, STAGE, "too-large", detail, article.url(), at);
    }

    /** Options that have changed since leave validators from before behind, or what they hide would stay hidden. */
    private static FeedState underItsOptions(FeedState state, @Nullable String options) {
        return Objects.equals(state.options(), options)
                ? state
                : FeedStateBuilder.builder(state)
                        .etag(null)
                        .lastModified(null)
                        .options(options)
                        .build();
    }

    private final class Batch {
        private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        private long bytes;

        void add(ProducerRecord<String, byte[]> record) {
            records.add(record);
            bytes += record.value().length;
        }

        FinishedPoll finish(PolledFeed feed, FeedState after, Account account) {
            FeedState state =
                    underItsOptions(after, FeedOptions.digest(feed.spec().options()));
            Instant at = state.lastPoll() == null ? state.nextPoll() : state.lastPoll();
            addFor(feed, Topics.FEED_STATE, state, states.encode(state), at);
            if (FeedStatuses.isWorthTelling(feed.before(), state)) {
                addFor(feed, Topics.FEED_STATUS, state, statuses.encode(FeedStatuses.of(feed.spec(), state)), at);
            }
            return new FinishedPoll(state, records, bytes, account);
        }

        private void addFor(PolledFeed feed, Topic<String, ?> topic, FeedState state, byte[] value, Instant at) {
            Headers headers =
                    CloudEvents.headers(topic, state.feedId() + ":" + state.polls(), SOURCE, state.feedId(), at);
            add(new ProducerRecord<>(
                    topic.name(), feed.partition(), at.toEpochMilli(), state.feedId(), value, headers));
        }
    }
}
