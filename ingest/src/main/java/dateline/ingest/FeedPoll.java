package dateline.ingest;

import dateline.contract.ArticleIds;
import dateline.contract.FeedSpec;
import dateline.contract.FeedState;
import dateline.ingest.feed.ChangeDetector;
import dateline.ingest.feed.Changes;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.FeedProgress.Answer;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchRequest.Validators;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.PoliteFetcher.Admission;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PollEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One poll of one feed, from the request to what is to be published: fetch, parse, tell what is new, add the articles'
 * pages, serialise. Changes nothing; what it returns takes effect when it is published.
 *
 * <p>Safe for any number of threads.
 */
final class FeedPoll {
    private static final Logger log = LoggerFactory.getLogger(FeedPoll.class);

    private final PoliteFetcher fetcher;
    private final Function<FeedDocument, ParseResult> parser;
    private final ChangeDetector detector;
    private final PageTexts pages;
    private final FeedProgress progress;
    private final PollEncoder encoder = new PollEncoder();
    private final IngestMeters meters;
    private final InstantSource clock;

    FeedPoll(
            PoliteFetcher fetcher,
            Function<FeedDocument, ParseResult> parser,
            ChangeDetector detector,
            PageTexts pages,
            FeedProgress progress,
            IngestMeters meters,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.parser = parser;
        this.detector = detector;
        this.pages = pages;
        this.progress = progress;
        this.meters = meters;
        this.clock = clock;
    }

    /** Polls. Whatever goes wrong with this feed is in the result; only being interrupted is thrown. */
    FinishedPoll poll(int partition, FeedSpec spec, FeedState before, Admission admission) throws InterruptedException {
        try {
            FetchRequest request = FetchRequest.feed(spec.url(), validators(before));
            return answered(partition, spec, before, fetcher.fetch(request, admission));
        } catch (RuntimeException | Error e) {
            if (before.failures() == 0) {
                log.atError()
                        .addKeyValue("feed", spec.id())
                        .addKeyValue("url", spec.url())
                        .setCause(e)
                        .log("a poll failed in a way that it should not; the feed is asked again later");
            }
            return failed(partition, before, "internal-error", "reading this feed fails in Dateline itself: " + e);
        }
    }

    /** What is published instead where Kafka does not take the poll's records. */
    FinishedPoll refused(int partition, FeedState before, String message) {
        return failed(partition, before, "refused-by-kafka", message);
    }

    private FinishedPoll answered(int partition, FeedSpec spec, FeedState before, FetchResult result)
            throws InterruptedException {
        Instant now = clock.instant();
        return switch (result) {
            case FetchResult.Fetched f -> fetched(partition, spec, before, f, now);
            case FetchResult.NotModified n -> {
                meters.polled("not-modified");
                yield encoder.stateOnly(partition, progress.notModified(before, answer(before, n), now));
            }
            case FetchResult.Throttled t -> {
                meters.polled("throttled");
                yield encoder.stateOnly(partition, progress.throttled(before, t.message(), t.retryAfter(), now));
            }
            case FetchResult.Gone g -> {
                meters.polled("gone");
                yield encoder.stateOnly(partition, progress.gone(before, g.message(), now));
            }
            case FetchResult.Failed f -> failed(partition, before, f.reason(), f.message());
        };
    }

    private FinishedPoll fetched(
            int partition, FeedSpec spec, FeedState before, FetchResult.Fetched fetched, Instant now)
            throws InterruptedException {
        return switch (parser.apply(fetched.document())) {
            case ParseResult.Parsed parsed -> {
                Changes found = detector.detect(spec, before, parsed.feed(), now);
                Changes changes = spec.text() == FeedSpec.TextSource.PAGE ? withPages(found) : found;
                Answer answer = new Answer(
                        fetched.document().url(), fetched.etag(), fetched.lastModified(), fetched.freshFor());
                meters.polled("read");
                FeedState after = progress.read(before, answer, parsed.feed().title(), changes, now);
                yield encoder.read(partition, after, changes, now);
            }
            case ParseResult.Unreadable unreadable ->
                unreadable(partition, before, fetched.document(), unreadable, now);
        };
    }

    private Changes withPages(Changes found) throws InterruptedException {
        return new Changes(pages.complete(found.articles()), found.items(), found.unchanged(), found.ignored());
    }

    private FinishedPoll unreadable(
            int partition, FeedState before, FeedDocument document, ParseResult.Unreadable why, Instant now) {
        meters.polled("unreadable");
        String digest = ArticleIds.hash("document", new String(document.bytes(), StandardCharsets.ISO_8859_1));
        FeedState after = progress.unreadable(before, why.reason(), why.message(), digest, now);
        boolean isKnown = digest.equals(before.lastUnreadable());
        PollEncoder.@Nullable Unreadable letter = isKnown
                ? null
                : new PollEncoder.Unreadable(document.bytes(), document.url(), why.reason(), why.message());
        return encoder.unreadable(partition, after, letter, now);
    }

    private FinishedPoll failed(int partition, FeedState before, String reason, String message) {
        meters.polled("failed");
        if (before.failures() == 0) {
            log.atWarn()
                    .addKeyValue("feed", before.feedId())
                    .addKeyValue("reason", reason)
                    .addKeyValue("detail", message)
                    .log("a feed fails; it is asked again, ever more rarely");
        }
        return encoder.stateOnly(partition, progress.failed(before, reason, message, clock.instant()));
    }

    private static @Nullable Validators validators(FeedState state) {
        return state.etag() == null && state.lastModified() == null
                ? null
                : new Validators(state.url(), state.etag(), state.lastModified());
    }

    private static Answer answer(FeedState before, FetchResult.NotModified n) {
        return new Answer(
                before.url(),
                n.etag() == null ? before.etag() : n.etag(),
                n.lastModified() == null ? before.lastModified() : n.lastModified(),
                n.freshFor());
    }
}
