package dateline.ingest.past;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Past;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.fetch.FetchOptions;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.RobotsRules;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.past.PastItems.Found;
import dateline.runtime.feed.FeedOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed back to what was known of it, after a document none of whose items was: so much was published since the
 * last one that some of it has left the feed. Pages are asked for in their host's turn, as the feed is. What goes wrong
 * is part of the result; the page is tried again at the next polls until it is given up.
 *
 * <p>Safe for any number of threads.
 */
public final class PastReader {
    private static final Duration TOLD_FOR = Duration.ofDays(30);

    /** Since when pages are read that were asked for at the first reading. */
    private static final Instant BEGINNING = Instant.EPOCH;

    private final PoliteFetcher fetcher;
    private final RobotsRules robots;
    private final Function<FeedDocument, ParseResult> parser;
    private final ChangeDetector detector;
    private final PastLimits limits;

    public PastReader(
            PoliteFetcher fetcher,
            RobotsRules robots,
            Function<FeedDocument, ParseResult> parser,
            ChangeDetector detector,
            PastLimits limits) {
        this.fetcher = fetcher;
        this.robots = robots;
        this.parser = parser;
        this.detector = detector;
        this.limits = limits;
    }

    /**
     * A document with what its feed had before it.
     *
     * @param feed the newest document with the older items before its own; the same document if there are none
     * @param past what is still missing; null if nothing is
     */
    public record ReadBack(ParsedFeed feed, @Nullable Past past) {}

    /** Whether pages are still to be read, so that the feed has to be asked for its document. */
    public static boolean isDue(FeedState state) {
        return state.past() != null && state.past().next() != null;
    }

    /**
     * Reads back if there is a gap, or one was left.
     *
     * @param options how the feed is asked
     * @param url where the newest document came from
     * @param overlaps whether an item of it was known
     */
    public ReadBack read(
            FeedSpec spec,
            FetchOptions options,
            FeedState before,
            String url,
            ParsedFeed newest,
            boolean overlaps,
            Instant now)
            throws InterruptedException {
        Past left = before.past();
        int asked = FeedOptions.of(spec.options()).pastPages();
        boolean first = asked > 0 && before.lastSuccess() == null;
        boolean gap = !overlaps
                && (first || KnownItems.lastSeen(before) != null)
                && !newest.entries().isEmpty();
        String next = left == null ? null : left.next();
        if ((limits.pages() == 0 && asked == 0) || (!gap && next == null)) {
            boolean told = left != null && left.until().isAfter(now.minus(TOLD_FOR));
            return new ReadBack(newest, told ? left : null);
        }
        Past start = left == null || next == null
                ? new Past(first ? BEGINNING : lastRead(before, now), now, null, 0, 0, null, null)
                : new Past(
                        left.since(),
                        gap ? now : left.until(),
                        null,
                        gap ? 0 : left.pages(),
                        left.failures(),
                        null,
                        null);
        PastPages.Page page = gap || next == null ? PastPages.before(url, newest) : PastPages.again(url, next);
        PastItems items = new PastItems(spec, before, newest, detector, start.since());
        int most = start.since().equals(BEGINNING) ? asked : limits.pages();
        return new Reading(
                        start,
                        url,
                        items,
                        most,
                        options,
                        FeedOptions.of(spec.options()).timeZone())
                .from(page);
    }

    private static Instant lastRead(FeedState before, Instant now) {
        Instant last = before.lastSuccess();
        return last == null ? now : last;
    }

    /** One poll's part of it. */
    private final class Reading {
        private final Past start;
        private final PastItems items;
        private final FetchOptions options;
        private final @Nullable ZoneId zone;
        private final Set<String> asked = new HashSet<>();
        private final long end = System.nanoTime() + limits.patience().toNanos();
        private int pages;
        private long bytes;
        private boolean repeated;
        private final int most;

        Reading(Past start, String url, PastItems items, int most, FetchOptions options, @Nullable ZoneId zone) {
            this.most = most;
            this.start = start;
            this.items = items;
            this.options = options;
            this.zone = zone;
            asked.add(url);
        }

        ReadBack from(PastPages.@Nullable Page first) throws InterruptedException {
            if (first == null) {
                return notOffered();
            }
            PastPages.Page page = first;
            while (true) {
                if (count() >= most) {
                    return start.since().equals(BEGINNING)
                            ? with(null)
                            : over("too-long", "more than " + most + " pages lie between; the rest is not read");
                }
                if (isEnough()) {
                    return with(new Past(start.since(), start.until(), page.url(), count(), 0, null, null));
                }
                if (!asked.add(page.url())) {
                    return over("loop", page.url() + " is named as older than itself; what comes before is not read");
                }
                Step step = ask(page);
                if (step.end() != null) {
                    return step.end();
                }
                page = step.next();
                if (page == null) {
                    return with(null); // all that the feed has
                }
            }
        }

        private boolean isEnough() {
            return items.size() >= limits.items() || bytes >= limits.bytes().bytes() || System.nanoTime() - end >= 0;
        }

        private Step ask(PastPages.Page page) throws InterruptedException {
            if (page.guessed() && !robots.permits(page.url(), options)) {
                return Step.end(over("disallowed", "robots.txt forbids " + page.url()));
            }
            Duration patience = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            return switch (fetcher.fetch(FetchRequest.feed(page.url(), null).with(options), patience)) {
                case FetchResult.Fetched fetched ->
                    fetched.incomplete() == null
                            ? take(page, fetched.document())
                            : Step.end(failed(page, fetched.incomplete(), page.url() + " breaks off before its end"));
                case FetchResult.Gone gone -> missing(page, "http-410", gone.message());
                case FetchResult.Failed failed ->
                    failed.reason().equals("http-404")
                            ? missing(page, failed.reason(), failed.message())
                            : Step.end(failed(page, failed.reason(), failed.message()));
                case FetchResult.Throttled throttled -> Step.end(failed(page, "throttled", throttled.message()));
                case FetchResult.NotModified unasked ->
                    Step.end(failed(page, "http-304", page.url() + " answers 304, though nobody asked for that"));
            };
        }

        private Step take(PastPages.Page page, FeedDocument document) {
            return switch (parsed(document)) {
                case ParseResult.Unreadable unreadable ->
                    Step.end(failed(page, unreadable.reason(), page.url() + ": " + unreadable.message()));
                case ParseResult.Parsed parsed -> {
                    pages++;
                    bytes += document.bytes().length;
                    Found found = items.add(parsed.feed());
                    boolean stuck = found == Found.NOTHING && (page.guessed() || repeated);
                    repeated = found == Found.NOTHING;
                    if (found == Found.END || (stuck && count() > 1)) {
                        yield Step.end(with(null));
                    }
                    yield stuck
                            ? Step.end(notOffered())
                            : new Step(PastPages.before(document.url(), parsed.feed()), null);
                }
            };
        }

        private ParseResult parsed(FeedDocument document) {
            try {
                return parser.apply(document.in(zone));
            } catch (RuntimeException | StackOverflowError bug) {
                return new ParseResult.Unreadable("internal-error", "reading it fails in Dateline itself: " + bug);
            }
        }

        /** Where WordPress has no more pages there is none; one that the feed names should be there. */
        private Step missing(PastPages.Page page, String reason, String message) {
            if (!page.guessed()) {
                return Step.end(failed(page, reason, message));
            }
            return Step.end(count() == 0 ? notOffered() : with(null));
        }

        private int count() {
            return start.pages() + pages;
        }

        private ReadBack failed(PastPages.Page page, String reason, String message) {
            int failures = pages > 0 ? 1 : start.failures() + 1;
            if (failures >= limits.failures()) {
                return over(reason, message + "; given up after " + failures + " polls");
            }
            return with(new Past(start.since(), start.until(), page.url(), count(), failures, reason, message));
        }

        private ReadBack notOffered() {
            return over("not-offered", "the feed offers no pages of its past; what it had and has no more is not read");
        }

        private ReadBack over(String reason, String message) {
            return with(new Past(start.since(), start.until(), null, count(), 0, reason, message));
        }

        private ReadBack with(@Nullable Past past) {
            return new ReadBack(items.together(), past);
        }
    }

    /** Either the page that is read next, or where it ends; neither after the last page that there is. */
    private record Step(
            PastPages.@Nullable Page next, @Nullable ReadBack end) {
        static Step end(ReadBack end) {
            return new Step(null, end);
        }
    }
}
