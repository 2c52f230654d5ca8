package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.contract.record.Article.PublishedStatus;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.ingest.feed.identity.ItemIdentity;
import dateline.ingest.feed.identity.KnownItems.Item;
import dateline.ingest.feed.identity.TextDigests;
import dateline.ingest.parse.FirstWords;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.html.HtmlText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes articles of a document's entries. Used by one thread. */
final class ArticleComposer {
    private final FeedSpec spec;
    private final ParsedFeed feed;
    private final List<String> remembered;
    private final Instant now;
    /** Learned when the first article is made: most documents have none. */
    private @Nullable Boilerplate boilerplate;

    /** @param remembered what earlier documents have taught of the feed's boilerplate */
    ArticleComposer(FeedSpec spec, ParsedFeed feed, @Nullable List<String> remembered, Instant now) {
        this.spec = spec;
        this.feed = feed;
        this.remembered = remembered == null ? List.of() : remembered;
        this.now = now;
    }

    /** What a feed gives of an entry, as plain text. */
    record Text(String title, String summary, String text, TextDigests fingerprint) {}

    static Text text(ParsedEntry entry) {
        String title = HtmlText.ofPlain(orEmpty(entry.title())).replace('\n', ' ');
        String summary = orEmpty(entry.summary());
        String text = longer(summary, orEmpty(entry.content()));
        return new Text(title, summary, text, TextDigests.of(title, summary, text));
    }

    /**
     * What is published of it: without what belongs to the feed. Revisions are told by what the feed gives, so that a
     * document from which more is learned makes none.
     */
    private Text published(ParsedEntry entry, Text given) {
        if (boilerplate == null) {
            boilerplate = Boilerplate.of(feed.entries(), remembered);
        }
        String title =
                boilerplate.title(HtmlText.ofPlain(orEmpty(entry.headline())).replace('\n', ' '));
        String summary = boilerplate.text(entry, given.summary());
        String content = boilerplate.text(entry, entry.content());
        if (orEmpty(entry.title()).isBlank()) {
            title = FirstWords.of(summary.isBlank() ? content : summary);
        }
        return new Text(title, summary, longer(summary, content), given.fingerprint());
    }

    /** What is known of the feed's boilerplate from now on; null if nobody has looked. */
    @Nullable
    List<String> learned() {
        return boilerplate == null ? null : boilerplate.remembered();
    }

    private static String longer(String summary, String content) {
        return content.length() > summary.length() ? content : summary;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    Article article(ParsedEntry entry, ItemIdentity.Key id, Text given, Item item, @Nullable Item before) {
        Text text = published(entry, given);
        Published published = published(entry, item.firstSeen());
        return new Article(
                item.articleId(),
                item.revision(),
                before == null ? Article.Kind.NEW : Article.Kind.UPDATED,
                spec.id(),
                outlet(entry),
                spec.country(),
                entry.link() == null ? "" : entry.link(),
                id.canonicalUrl(),
                entry.id(),
                text.title(),
                text.summary(),
                text.text(),
                entry.authors(),
                entry.categories(),
                entry.image(),
                language(entry),
                published.at(),
                published.status(),
                item.firstSeen(),
                now,
                changed(text, before),
                modified(entry),
                Article.TextStatus.FEED,
                null,
                null);
    }

    /** The claim of a change, if it is possible and says more than the date of publication. */
    private @Nullable Instant modified(ParsedEntry entry) {
        Instant claim = entry.updated();
        return claim == null || claim.equals(entry.published()) || !Claims.isPossible(claim, now) ? null : claim;
    }

    /** An article that its publisher took back; of what it said, nothing is remembered here. */
    Article withdrawn(Item item) {
        return new Article(
                item.articleId(),
                item.revision(),
                Article.Kind.WITHDRAWN,
                spec.id(),
                outlet(),
                spec.country(),
                "",
                "",
                null,
                "",
                "",
                "",
                List.of(),
                List.of(),
                null,
                null,
                item.firstSeen(),
                PublishedStatus.MISSING,
                item.firstSeen(),
                now,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static List<String> changed(Text text, @Nullable Item before) {
        return before == null ? List.of() : text.fingerprint().changedSince(before.text());
    }

    private record Published(Instant at, PublishedStatus status) {}

    private Published published(ParsedEntry entry, Instant firstSeen) {
        Instant claim = entry.published() != null ? entry.published() : entry.updated();
        if (claim == null) {
            return new Published(firstSeen, PublishedStatus.MISSING);
        }
        return Claims.isPossible(claim, now)
                ? new Published(claim, PublishedStatus.CLAIMED)
                : new Published(firstSeen, PublishedStatus.CLAMPED);
    }

    /** Whom the operator named; else, in an aggregator's feed, whom the item was taken from. */
    private String outlet(ParsedEntry entry) {
        return spec.outlet() == null
                        && entry.source() != null
                        && !entry.source().isBlank()
                ? entry.source().strip()
                : outlet();
    }

    private String outlet() {
        String given = spec.outlet() != null ? spec.outlet() : feed.title();
        return given == null || given.isBlank() ? FeedIds.host(spec.url()) : given.strip();
    }

    private @Nullable String language(ParsedEntry entry) {
        String declared = entry.language() != null ? entry.language() : feed.language();
        return declared != null ? declared : spec.language();
    }
}
