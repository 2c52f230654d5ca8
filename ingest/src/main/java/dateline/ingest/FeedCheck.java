package dateline.ingest;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.change.ArticlePage;
import dateline.ingest.feed.change.Boilerplate;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.feed.identity.ItemIdentity;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchOptions;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.HostGate;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.RobotsRules;
import dateline.ingest.fetch.UnusableOption;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.WatchedPage;
import dateline.ingest.partition.IngestMeters;
import dateline.ingest.past.PastPages;
import dateline.runtime.feed.FeedOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says everything about a feed that is asked when one does not come as it should: how its address answers, what can be
 * read, what its items are known by, what three of their pages give and what would be published. Reads it as a poll does,
 * and publishes nothing. Used by one thread; what servers do is told, never thrown.
 */
public final class FeedCheck {
    private static final int PAGES = 3;
    private static final int SHOWN = 5;

    private final FeedFetcher fetcher;
    private final IngestConfig config;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();
    private FetchOptions options = FetchOptions.NONE;

    /** @param fetcher stays the caller's */
    public FeedCheck(FeedFetcher fetcher, IngestConfig config, InstantSource clock) {
        this.fetcher = fetcher;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One thing about the feed.
     *
     * @param about what it is about, in a word or two
     * @param said a sentence or a value, for people
     */
    public record Finding(String about, String said) {}

    /**
     * What came of it.
     *
     * @param readable whether a poll could read the feed
     */
    public record Report(boolean readable, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /** Looks at the feed at an absolute http or https address. */
    public Report of(String url) throws InterruptedException {
        return of(url, null);
    }

    /**
     * The same with a feed's options.
     *
     * @param given as in a feed's record; null for none
     */
    public Report of(String url, @Nullable Map<String, String> given) throws InterruptedException {
        findings.clear();
        options = FetchOptions.NONE;
        if (given != null && !given.isEmpty()) {
            say("options", FeedOptions.of(given).toString());
        }
        try {
            options = config.access().of(url, FeedOptions.of(given));
        } catch (UnusableOption e) {
            return new Report(refused("bad-option: " + e.message()), findings);
        }
        FeedSpec spec = new FeedSpec(
                FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.FEED, clock.instant(), given);
        boolean readable =
                switch (fetcher.fetch(FetchRequest.feed(url, null).with(options))) {
                    case FetchResult.Fetched fetched -> fetched(spec, fetched);
                    case FetchResult.Failed failed -> refused(failed.reason() + ": " + failed.message());
                    case FetchResult.Throttled throttled -> refused("throttled: " + throttled.message());
                    case FetchResult.Gone gone -> refused("gone: " + gone.message());
                    case FetchResult.NotModified unasked -> refused("not modified, though nobody asked for that");
                };
        return new Report(readable, findings);
    }

    private boolean refused(String why) {
        say("answer", why);
        return false;
    }

    private boolean fetched(FeedSpec spec, FetchResult.Fetched fetched) throws InterruptedException {
        String url = spec.url();
        String from = fetched.document().url();
        say(
                "answer",
                fetched.document().bytes().length + " bytes, "
                        + fetched.document().contentType());
        if (!from.equals(url)) {
            say("redirects", (fetched.movedTo() == null ? "for now to " : "for good to ") + from);
        }
        if (fetched.incomplete() != null) {
            say("incomplete", fetched.incomplete());
        }
        boolean validators = fetched.etag() != null || fetched.lastModified() != null;
        say("validators", validators ? "ETag " + fetched.etag() + ", Last-Modified " + fetched.lastModified() : "none");
        return switch (WatchedPage.orFeed(
                fetched.document(), FeedOptions.of(spec.options()), new FeedParser()::parse)) {
            case ParseResult.Unreadable unreadable -> {
                say("read", unreadable.reason() + ": " + unreadable.message());
                yield false;
            }
            case ParseResult.Parsed parsed -> {
                parsed(spec, parsed.feed());
                past(from, parsed.feed());
                yield true;
            }
        };
    }

    private void parsed(FeedSpec spec, ParsedFeed feed) throws InterruptedException {
        List<ParsedEntry> entries = feed.entries();
        say("title", String.valueOf(feed.title()));
        say(
                "items",
                entries.size() + ", of which "
                        + count(entries, e -> e.title() != null && !e.title().isBlank())
                        + " with a title, " + count(entries, e -> e.link() != null) + " with a link, "
                        + count(entries, e -> e.summary() != null || e.content() != null) + " with text");
        say("dates", dates(entries));
        say("known by", identity(spec, entries));
        List<String> learned =
                Boilerplate.forPeople(Boilerplate.of(entries, List.of()).remembered());
        say("left out", learned.isEmpty() ? "nothing" : String.join(" / ", learned));
        Instant now = clock.instant();
        FeedChanges changes = new ChangeDetector(config.knownItems(), config.maxEntries())
                .detect(spec, FeedProgress.initial(spec, now), feed, now);
        List<Article> articles = changes.articles();
        if (changes.filtered() != null) {
            say("filter", "leaves out " + changes.filtered() + " of " + entries.size() + " items");
        }
        pages(articles.subList(Math.max(0, articles.size() - PAGES), articles.size()), now);
        say("published", articles.size() + " articles");
        articles.reversed().stream()
                .limit(SHOWN)
                .forEach(article -> say(
                        "article",
                        article.published() + " " + article.publishedStatus() + " | " + article.title() + " | "
                                + article.canonicalUrl() + " | "
                                + article.text().length() + " characters"));
    }

    private void past(String url, ParsedFeed feed) throws InterruptedException {
        PastPages.Page page = PastPages.before(url, feed);
        if (page == null) {
            say("past", "not offered: what leaves the feed while it is not read is missed");
            return;
        }
        String where = (page.guessed() ? "as WordPress has it, " : "named by the feed, ") + page.url() + ": ";
        say(
                "past",
                where
                        + switch (fetcher.fetch(
                                FetchRequest.feed(page.url(), null).with(options))) {
                            case FetchResult.Fetched fetched -> older(feed, new FeedParser().parse(fetched.document()));
                            case FetchResult.Failed failed -> failed.reason() + ", " + failed.message();
                            case FetchResult.Throttled throttled -> "throttled, " + throttled.message();
                            case FetchResult.Gone gone -> "gone, " + gone.message();
                            case FetchResult.NotModified unasked -> "not modified, though nobody asked for that";
                        });
    }

    private static String older(ParsedFeed feed, ParseResult page) {
        return switch (page) {
            case ParseResult.Unreadable unreadable -> unreadable.reason() + ", " + unreadable.message();
            case ParseResult.Parsed parsed ->
                count(parsed.feed().entries(), entry -> !feed.entries().contains(entry)) + " older items";
        };
    }

    private static String dates(List<ParsedEntry> entries) {
        List<Instant> dates = entries.stream()
                .map(ParsedEntry::published)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return dates.isEmpty() ? "none" : dates.size() + ", from " + dates.getFirst() + " to " + dates.getLast();
    }

    private static String identity(FeedSpec spec, List<ParsedEntry> entries) {
        List<ItemIdentity.Key> keys = ItemIdentity.of(spec.id(), FeedOptions.of(spec.options()), entries).stream()
                .filter(Objects::nonNull)
                .toList();
        long guid = keys.stream().filter(ItemIdentity.Key::byGuid).count();
        long address =
                keys.stream().filter(k -> !k.byGuid() && k.address() != 0).count();
        long distinct = keys.stream().map(ItemIdentity.Key::digest).distinct().count();
        return guid + " by guid, " + address + " by address, " + (keys.size() - guid - address) + " by words; "
                + (entries.size() - distinct) + " of the same name or none";
    }

    private void pages(List<Article> articles, Instant now) throws InterruptedException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PoliteFetcher polite = new PoliteFetcher(fetcher, new HostGate(config.perHostSpacing()), 1, meters);
        PageReader reader = new PageReader();
        ArticlePages pages = new ArticlePages(
                polite,
                new RobotsRules(polite, config.userAgent()),
                page -> reader.read(page.bytes(), page.contentType(), page.url()),
                new IngestMeters(meters));
        for (ArticlePage page : pages.complete(articles, options, now)) {
            Article article = page.article();
            String reason = article.textReason() == null ? "" : " (" + article.textReason() + ")";
            say(
                    "page",
                    article.url() + " | " + article.textStatus() + reason + " | "
                            + article.text().length() + " characters, the feed's "
                            + page.fed().text().length());
        }
    }

    private static long count(List<ParsedEntry> entries, Predicate<ParsedEntry> which) {
        return entries.stream().filter(which).count();
    }

    private void say(String about, String said) {
        findings.add(new Finding(about, options.scrubbed(said)));
    }
}
