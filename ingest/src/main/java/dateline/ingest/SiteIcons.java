package dateline.ingest;

import dateline.contract.record.FeedState;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.fetch.FetchOptions;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.RobotsRules;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.html.Pages;
import dateline.ingest.parse.html.SiteIcon;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks on the page of a feed's site for the picture that the feed itself does not name, once a month. The page is asked
 * for in its host's turn and where robots.txt permits; the picture is not. Where there is none, or the page cannot be
 * had, that is no fault of the feed's.
 *
 * <p>Safe for any number of threads.
 */
final class SiteIcons {
    private static final Duration SOUGHT_EVERY = Duration.ofDays(30);
    /** A feed that was just added has better things to ask for. */
    private static final int POLLS_BEFORE = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PoliteFetcher fetcher;
    private final RobotsRules robots;

    SiteIcons(PoliteFetcher fetcher, RobotsRules robots) {
        this.fetcher = fetcher;
        this.robots = robots;
    }

    /**
     * A feed's state after a poll, with the picture of its site if that had to be looked for.
     *
     * @param before the state before the poll
     * @param options how the feed is asked
     */
    FeedState sought(FeedState before, FeedState after, ParsedFeed feed, FetchOptions options, Instant now)
            throws InterruptedException {
        String site = feed.link();
        return site == null || !isDue(before, feed, now) ? after : FeedProgress.withIcon(after, of(site, options), now);
    }

    private static boolean isDue(FeedState before, ParsedFeed feed, Instant now) {
        Instant sought = before.iconSought();
        return feed.icon() == null
                && before.polls() >= POLLS_BEFORE
                && (sought == null || sought.isBefore(now.minus(SOUGHT_EVERY)));
    }

    /** The absolute http or https address; null if the site names none, or cannot be asked. */
    private @Nullable String of(String site, FetchOptions options) throws InterruptedException {
        boolean permitted = site.startsWith("http") && robots.permits(site, options);
        return permitted
                        && fetcher.fetch(FetchRequest.page(site).with(options), PATIENCE)
                                instanceof FetchResult.Fetched fetched
                ? icon(fetched.document())
                : null;
    }

    private static @Nullable String icon(FeedDocument page) {
        try {
            return SiteIcon.of(Pages.of(page.bytes(), page.contentType(), page.url()));
        } catch (RuntimeException | StackOverflowError broken) {
            return null;
        }
    }
}
