package dateline.ingest;

import dateline.contract.record.ArticleIds;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Push;
import dateline.contract.topic.DeadLetter;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.FeedProgress.Answer;
import dateline.ingest.feed.change.ArticleLimits;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.feed.change.PageIdentity;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.fetch.Admission;
import dateline.ingest.fetch.FeedAccess;
import dateline.ingest.fetch.FetchOptions;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchRequest.Validators;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.HostGate;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.UnusableOption;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.WatchedPage;
import dateline.ingest.parse.hint.FeedHints;
import dateline.ingest.partition.FeedWork;
import dateline.ingest.partition.IngestMeters;
import dateline.ingest.past.PastReader;
import dateline.ingest.past.PastReader.ReadBack;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PollEncoder;
import dateline.ingest.publish.PolledFeed;
import dateline.ingest.websub.Discovery;
import dateline.ingest.websub.WebSub;
import dateline.runtime.feed.FeedOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One poll of one feed, from the request to what is to be published: fetch, parse, tell what is new, add the articles'
 * pages, serialise. FeedChanges nothing; what it returns takes effect when it is published.
 *
 * <p>Safe for any number of threads.
 */
final class FeedPoll implements FeedWork {
    private static final Logger log = LoggerFactory.getLogger(FeedPoll.class);

    private static final Duration TRUSTED_FOR = Duration.ofDays(1);

    private final PoliteFetcher fetcher;
    private final FeedAccess access;
    private final Function<FeedDocument, ParseResult> parser;
    private final ChangeDetector detector;
    private final PastReader past;
    private final SiteIcons icons;
    private final ArticlePages pages;
    private final FeedProgress progress;
    private final WebSub webSub;
    private final LetterReader letters;
    private final PollEncoder encoder = new PollEncoder();
    private final IngestMeters meters;
    private final InstantSource clock;

    FeedPoll(
            PoliteFetcher fetcher,
            FeedAccess access,
            Function<FeedDocument, ParseResult> parser,
            ChangeDetector detector,
            PastReader past,
            SiteIcons icons,
            ArticlePages pages,
            FeedProgress progress,
            WebSub webSub,
            LetterReader letters,
            IngestMeters meters,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.access = access;
        this.parser = parser;
        this.detector = detector;
        this.past = past;
        this.icons = icons;
        this.pages = pages;
        this.progress = progress;
        this.webSub = webSub;
        this.letters = letters;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public FinishedPoll poll(PolledFeed feed, Admission admission) throws InterruptedException {
        try {
            String url = FeedProgress.address(feed.spec(), feed.before());
            FetchOptions options = access.of(feed.spec().url(), feed.options());
            FetchRequest request =
                    FetchRequest.feed(url, validators(feed, clock.instant())).with(options);
            try (HostGate.Place place = fetcher.inLine(url)) {
                return answered(feed, options, fetcher.fetch(request, admission));
            }
        } catch (UnusableOption e) {
            admission.asking();
            admission.await();
            return failed(feed, "bad-option", unusable(feed, e));
        } catch (RuntimeException | Error e) {
            return bug(feed, e);
        }
    }

    /** FeedChanges nothing about when the feed is asked. */
    @Override
    public FinishedPoll replay(PolledFeed feed, FeedRequest request, Admission admission) throws InterruptedException {
        try {
            admission.asking();
            DeadLetter letter = letters.letter(request);
            admission.await();
            return letter == null
                    ? encoder.stateOnly(feed, feed.before())
                    : replay(
                            feed,
                            new FeedDocument(letter.bytes(), letter.source(), letter.answerHeader("Content-Type")));
        } catch (UnusableOption e) {
            return encoder.stateOnly(feed, feed.before()); // the next poll says why
        } catch (RuntimeException | Error e) {
            return bug(feed, e);
        }
    }

    private FinishedPoll replay(PolledFeed feed, FeedDocument document) throws InterruptedException, UnusableOption {
        Instant now = clock.instant();
        FetchOptions options = access.of(feed.spec().url(), feed.options());
        return switch (WatchedPage.orFeed(document, feed.options(), parser)) {
            case ParseResult.Parsed parsed -> {
                meters.polled("replayed");
                FeedChanges changes =
                        complete(feed, options, detector.detect(feed.spec(), feed.before(), parsed.feed(), now), now);
                FeedState after = progress.replayed(feed.before(), changes, now);
                yield encoder.read(feed, after, changes, now);
            }
            case ParseResult.Unreadable unreadable -> {
                meters.polled("unreadable");
                log.atWarn()
                        .addKeyValue("feed", feed.spec().id())
                        .addKeyValue("reason", unreadable.reason())
                        .log("a dead letter still cannot be read");
                yield encoder.stateOnly(feed, feed.before());
            }
        };
    }

    @Override
    public FinishedPoll failed(PolledFeed feed, String reason, String message) {
        meters.polled("failed");
        if (feed.before().failures() == 0) {
            log.atWarn()
                    .addKeyValue("feed", feed.spec().id())
                    .addKeyValue("reason", reason)
                    .addKeyValue("detail", message)
                    .log("a feed fails; it is asked again, ever more rarely");
        }
        return encoder.stateOnly(feed, progress.failed(feed.before(), reason, message, clock.instant()));
    }

    private FinishedPoll bug(PolledFeed feed, Throwable e) {
        if (feed.before().failures() == 0) {
            log.atError()
                    .addKeyValue("feed", feed.spec().id())
                    .addKeyValue("url", feed.spec().url())
                    .setCause(e)
                    .log("a poll failed in a way that it should not; the feed is asked again later");
        }
        return failed(feed, "internal-error", "reading this feed fails in Dateline itself: " + e);
    }

    private FinishedPoll answered(PolledFeed feed, FetchOptions options, FetchResult result)
            throws InterruptedException {
        Instant now = clock.instant();
        FeedState before = feed.before();
        return switch (result) {
            case FetchResult.Fetched f -> fetched(feed, options, f, now);
            case FetchResult.NotModified n -> {
                meters.polled("not-modified");
                Push push = webSub.notModified(before.push(), now);
                yield encoder.stateOnly(feed, progress.notModified(before, answer(before, n), push, now));
            }
            case FetchResult.Throttled t -> {
                meters.polled("throttled");
                yield encoder.stateOnly(feed, progress.throttled(before, t.message(), t.retryAfter(), now));
            }
            case FetchResult.Gone g -> {
                meters.polled("gone");
                yield encoder.stateOnly(feed, progress.gone(before, g.message(), now));
            }
            case FetchResult.Failed f -> failed(feed, f.reason(), f.message());
        };
    }

    private FinishedPoll fetched(PolledFeed feed, FetchOptions options, FetchResult.Fetched fetched, Instant now)
            throws InterruptedException {
        return switch (WatchedPage.orFeed(fetched.document(), feed.options(), parser)) {
            case ParseResult.Parsed parsed -> {
                FeedChanges newest = detector.detect(feed.spec(), feed.before(), parsed.feed(), now);
                ReadBack back = past.read(
                        feed.spec(),
                        options,
                        feed.before(),
                        fetched.document().url(),
                        parsed.feed(),
                        newest.overlaps(),
                        now);
                FeedChanges found = back.feed() == parsed.feed()
                        ? newest
                        : detector.detect(feed.spec(), feed.before(), back.feed(), now);
                FeedChanges changes = complete(feed, options, found, now);
                meters.polled("read");
                Answer answer = new Answer(
                        fetched.document().url(),
                        fetched.etag(),
                        fetched.lastModified(),
                        fetched.freshFor(),
                        fetched.movedTo(),
                        FeedOptions.digest(feed.spec().options()));
                FeedHints hints = parsed.feed().hints();
                Discovery announced = Discovery.of(answer.url(), fetched.links(), hints.hubs(), hints.self());
                Push push = webSub.read(
                        feed.before().push(), announced, !changes.articles().isEmpty(), now);
                FeedState after = progress.read(feed.before(), answer, parsed.feed(), changes, push, now);
                FeedState withPast = FeedProgress.withPast(after, told(feed, back.past()));
                yield encoder.read(
                        feed, icons.sought(feed.before(), withPast, parsed.feed(), options, now), changes, now);
            }
            case ParseResult.Unreadable unreadable ->
                fetched.incomplete() == null
                        ? unreadable(feed, fetched, unreadable, now)
                        : failed(feed, fetched.incomplete(), incomplete(fetched, unreadable));
        };
    }

    private static String incomplete(FetchResult.Fetched fetched, ParseResult.Unreadable unreadable) {
        String url = fetched.document().url();
        String how = "connection-lost".equals(fetched.incomplete())
                ? url + " breaks off before its end"
                : url + " answers " + String.valueOf(fetched.incomplete()).replace("http-", "");
        return how + ", and what came cannot be read: " + unreadable.message();
    }

    /** Says once what of the feed's past could not be read. */
    private static FeedState.@Nullable Past told(PolledFeed feed, FeedState.@Nullable Past past) {
        FeedState.Past before = feed.before().past();
        boolean same = before != null && past != null && Objects.equals(before.reason(), past.reason());
        if (past != null && past.reason() != null && !past.reason().equals("not-offered") && !same) {
            log.atWarn()
                    .addKeyValue("feed", feed.spec().id())
                    .addKeyValue("reason", past.reason())
                    .addKeyValue("detail", past.message())
                    .addKeyValue("since", past.since())
                    .log("items of a feed may be missing: its past is not read back to the last one known");
        }
        return past;
    }

    private FeedChanges complete(PolledFeed feed, FetchOptions options, FeedChanges found, Instant now)
            throws InterruptedException {
        ArticleLimits.Bounded bounded = ArticleLimits.apply(
                feed.spec().text() == FeedSpec.TextSource.PAGE
                        ? PageIdentity.apply(found, pages.complete(found.articles(), options, now))
                        : found);
        bounded.cut().forEach(meters::cut);
        return bounded.changes();
    }

    private FinishedPoll unreadable(
            PolledFeed feed, FetchResult.Fetched fetched, ParseResult.Unreadable why, Instant now) {
        meters.polled("unreadable");
        FeedDocument document = fetched.document();
        String digest = ArticleIds.hash("document", new String(document.bytes(), StandardCharsets.ISO_8859_1));
        FeedState after = progress.unreadable(feed.before(), why.reason(), why.message(), digest, now);
        boolean isKnown = digest.equals(feed.before().lastUnreadable());
        PollEncoder.@Nullable Unreadable letter = isKnown
                ? null
                : new PollEncoder.Unreadable(
                        document.bytes(), document.url(), fetched.headers(), why.reason(), why.message());
        return encoder.unreadable(feed, after, letter, now);
    }

    private static String unusable(PolledFeed feed, UnusableOption e) {
        return e.message() + "; change it with: dateline feeds set "
                + feed.spec().id() + " --option KEY=VALUE";
    }

    /**
     * None while pages of the past are still to be read after a document, and none once a day: there are servers whose
     * validators never change, whatever the feed has. None after a change of options, which may show in the same document
     * what was hidden before.
     */
    private static @Nullable Validators validators(PolledFeed feed, Instant now) {
        FeedState state = feed.before();
        boolean changed =
                !Objects.equals(state.options(), FeedOptions.digest(feed.spec().options()));
        if (changed || (state.etag() == null && state.lastModified() == null) || PastReader.isDue(state)) {
            return null;
        }
        Instant lastSeen = KnownItems.lastSeen(state);
        boolean old = lastSeen != null && lastSeen.isBefore(now.minus(TRUSTED_FOR));
        return old ? null : new Validators(state.url(), state.etag(), state.lastModified());
    }

    private static Answer answer(FeedState before, FetchResult.NotModified n) {
        return new Answer(
                before.url(),
                n.etag() == null ? before.etag() : n.etag(),
                n.lastModified() == null ? before.lastModified() : n.lastModified(),
                n.freshFor(),
                n.movedTo(),
                before.options());
    }
}
