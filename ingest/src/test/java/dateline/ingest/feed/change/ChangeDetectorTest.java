package dateline.ingest.feed.change;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.Article.PublishedStatus;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStateBuilder;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.html.HtmlText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String FEED_URL = "https://news.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(FEED_URL), FEED_URL, null, "IL", "en", List.of(), FeedSpec.TextSource.FEED, NOW);

    private final ChangeDetector detector = new ChangeDetector(100, 1000);
    private List<KnownItems.Item> known = List.of();
    private Instant now = NOW;

    @Test
    void firstDocument_isAllNew() {
        FeedChanges changes = poll(entry("g1", "/a", "A"), entry("g2", "/b", "B"));

        assertThat(changes.articles()).extracting(Article::kind).containsOnly(Article.Kind.NEW);
        assertThat(changes.articles()).extracting(Article::id).containsExactlyInAnyOrder(idOf("/a"), idOf("/b"));
        assertThat(changes.unchanged()).isZero();
    }

    @Test
    void sameDocumentAgain_hasNothingNew() {
        poll(entry("g1", "/a", "A"), entry(null, "/b", "B"), entry(null, null, "only words"));
        FeedChanges again = poll(entry("g1", "/a", "A"), entry(null, "/b", "B"), entry(null, null, "only words"));

        assertThat(again.articles()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(3);
    }

    @Test
    void changedText_isTheNextRevisionAndSaysWhatChanged() {
        poll(entry("g1", "/a", "Title"));
        Article second = only(poll(entry("g1", "/a", "Better title")));
        Article third = only(poll(withSummary(entry("g1", "/a", "Better title"), "New summary")));

        assertThat(second.kind()).isEqualTo(Article.Kind.UPDATED);
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.changed()).containsExactly("title");
        assertThat(third.revision()).isEqualTo(3);
        assertThat(third.changed()).containsExactly("summary", "text");
        assertThat(third.id()).isEqualTo(idOf("/a"));
        assertThat(third.firstSeen()).isEqualTo(NOW);
        assertThat(third.seen()).isAfter(NOW);
    }

    @Test
    void markupAndWhiteSpace_areNoChange() {
        poll(withSummary(entry("g1", "/a", "A"), HtmlText.of("<p>Some   text</p>")));
        assertThat(poll(withSummary(entry("g1", "/a", "A"), HtmlText.of("<div>Some <i>text</i></div>")))
                        .articles())
                .isEmpty();
    }

    @Test
    void trackingParametersAndScheme_areNoChange() {
        poll(entry(null, "/a?utm_source=x", "A"));
        assertThat(poll(entry(null, "/a?utm_source=y#top", "A")).articles()).isEmpty();
    }

    @Test
    void knownGuid_keepsItsArticleWhenItsAddressChanges() {
        poll(entry("g1", "/a", "A"));
        Article moved = only(poll(entry("g1", "/corrected-a", "A!")));

        assertThat(moved.id()).isEqualTo(idOf("/a"));
        assertThat(moved.revision()).isEqualTo(2);
        assertThat(moved.url()).endsWith("/corrected-a");
    }

    @Test
    void addressLeftByAKnownItem_canBecomeAnotherArticle() {
        poll(entry("g1", "/live", "Morning"));
        Article other = only(poll(entry("g1", "/archive/morning", "Morning"), entry("g2", "/live", "Noon")));

        assertThat(other.kind()).isEqualTo(Article.Kind.NEW);
        assertThat(other.id()).isNotEqualTo(idOf("/live"));
    }

    @Test
    void guidThatIsMadeAnewInEachDocument_doesNotMakeNewArticles() {
        poll(entry("build-1-a", "/a", "A"));
        FeedChanges again = poll(entry("build-2-a", "/a", "A"));
        Article updated = only(poll(entry("build-3-a", "/a", "A2")));

        assertThat(again.articles()).isEmpty();
        assertThat(updated.id()).isEqualTo(idOf("/a"));
        assertThat(updated.revision()).isEqualTo(2);
    }

    @Test
    void guidSharedByAllItems_identifiesNone() {
        FeedChanges changes = poll(entry("1", "/a", "A"), entry("1", "/b", "B"), entry("1", null, "C"));

        assertThat(changes.articles())
                .extracting(Article::id)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(poll(entry("1", "/b", "B"), entry("1", "/a", "A"), entry("1", null, "C"))
                        .articles())
                .isEmpty();
    }

    @Test
    void linkSharedByAllItems_identifiesNone() {
        FeedChanges withGuids = poll(entry("x", "/news", "A"), entry("y", "/news", "B"));
        FeedChanges without = poll(entry(null, "/other", "C"), entry(null, "/other", "D"));

        assertThat(withGuids.articles()).hasSize(2);
        assertThat(without.articles()).hasSize(2);
        assertThat(poll(entry(null, "/other", "D"), entry("x", "/news", "A")).articles())
                .isEmpty();
    }

    @Test
    void frontPageAsLink_identifiesNothing() {
        poll(entry("x", "/", "A"));
        Article second = only(poll(entry("y", "/", "B")));
        assertThat(second.kind()).isEqualTo(Article.Kind.NEW);
    }

    @Test
    void itemTwiceInADocument_isOneArticle() {
        FeedChanges changes = poll(entry("g1", "/a", "A"), entry("g1", "/a", "A"), entry("g2", "/a", "A"));

        assertThat(changes.articles()).hasSize(1);
        assertThat(changes.unchanged()).isEqualTo(2);
        assertThat(poll(entry("g2", "/a", "A"), entry("g1", "/a", "A")).articles())
                .isEmpty();
    }

    @Test
    void sameStoryInAnotherFeed_hasTheSameId() {
        FeedSpec other = new FeedSpec(
                "other", "https://news.example/b", null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);
        Article here = only(poll(entry("g1", "/a", "A")));
        Article there = only(detector.detect(
                other, FeedProgress.initial(other, NOW), feed(entry("another-guid", "/a?utm_source=b", "A")), NOW));

        assertThat(there.id()).isEqualTo(here.id());
    }

    @Test
    void emptyEntry_isIgnoredAndCounted() {
        FeedChanges changes = poll(entry(null, null, " "), entry("g", null, ""));

        assertThat(changes.ignored()).isOne();
        assertThat(changes.articles()).hasSize(1);
        assertThat(changes.entries()).isEqualTo(2);
    }

    @Test
    void entriesBeyondTheLimit_areCounted() {
        ChangeDetector small = new ChangeDetector(2, 3);
        ParsedEntry[] entries = IntStream.range(0, 5)
                .mapToObj(i -> entry("g" + i, "/" + i, "T" + i))
                .toArray(ParsedEntry[]::new);
        FeedChanges changes = small.detect(SPEC, state(), feed(entries), NOW);

        assertThat(changes.articles()).hasSize(3);
        assertThat(changes.ignored()).isEqualTo(2);
        assertThat(changes.items()).as("all of the current document").hasSize(3);
    }

    @Test
    void memoryIsBounded_andTheOldestAreForgottenFirst() {
        ChangeDetector small = new ChangeDetector(3, 100);
        for (int i = 0; i < 10; i++) {
            known = small.detect(SPEC, state(), feed(entry("g" + i, "/" + i, "T")), NOW)
                    .items();
        }
        assertThat(known)
                .extracting(KnownItems.Item::key)
                .containsExactly(KnownItems.digest("g7"), KnownItems.digest("g8"), KnownItems.digest("g9"));
    }

    @Test
    void impossibleDates_areReplacedAndFlagged() {
        assertPublished(NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(3)), PublishedStatus.CLAIMED);
        assertPublished(NOW.plus(Duration.ofMinutes(30)), NOW.plus(Duration.ofMinutes(30)), PublishedStatus.CLAIMED);
        assertPublished(NOW.plus(Duration.ofHours(2)), NOW, PublishedStatus.CLAMPED);
        assertPublished(Instant.EPOCH, NOW, PublishedStatus.CLAMPED);
        assertPublished(null, NOW, PublishedStatus.MISSING);
    }

    @Test
    void longContent_isTheText_otherwiseTheSummaryIs() {
        ParsedEntry full = new ParsedEntry(
                "g", "T", null, "Short.", "Long one.\nLonger.", null, null, List.of(), List.of(), null, null);
        ParsedEntry teaser = new ParsedEntry(
                "h", "T", null, "A longer summary.", "More", null, null, List.of(), List.of(), null, null);

        assertThat(poll(full).articles().getFirst().text()).isEqualTo("Long one.\nLonger.");
        assertThat(poll(teaser).articles().getFirst().text()).isEqualTo("A longer summary.");
    }

    @Test
    void outlet_isTheSpecsName_elseTheFeedsTitle_elseTheHost() {
        assertThat(only(poll(entry("g", "/a", "A"))).outlet()).isEqualTo("Feed title");
        ParsedFeed untitled = new ParsedFeed(" ", null, null, null, null, List.of(entry("h", "/h", "H")));
        assertThat(only(detector.detect(SPEC, state(), untitled, NOW)).outlet()).isEqualTo("news.example");
    }

    private void assertPublished(@Nullable Instant claim, Instant expected, PublishedStatus status) {
        ParsedEntry entry =
                new ParsedEntry("g" + claim, "T", null, null, null, claim, null, List.of(), List.of(), null, null);
        Article article = detector.detect(SPEC, FeedProgress.initial(SPEC, NOW), feed(entry), NOW)
                .articles()
                .getFirst();
        assertThat(article.published()).isEqualTo(expected);
        assertThat(article.publishedStatus()).isEqualTo(status);
    }

    private FeedChanges poll(ParsedEntry... entries) {
        FeedChanges changes = detector.detect(SPEC, state(), feed(entries), now);
        known = changes.items();
        now = now.plusSeconds(60);
        return changes;
    }

    private FeedState state() {
        FeedState fresh = FeedProgress.initial(SPEC, NOW);
        FeedStateBuilder draft = FeedStateBuilder.builder(fresh);
        draft.known(KnownItems.encode(known));
        return draft.build();
    }

    private static Article only(FeedChanges changes) {
        assertThat(changes.articles()).hasSize(1);
        return changes.articles().getFirst();
    }

    private static ParsedFeed feed(ParsedEntry... entries) {
        return new ParsedFeed("Feed title", null, null, null, null, List.of(entries));
    }

    private static ParsedEntry entry(@Nullable String guid, @Nullable String path, String title) {
        String link = path == null ? null : "https://news.example" + path;
        return new ParsedEntry(guid, title, link, null, null, null, null, List.of(), List.of(), null, null);
    }

    private static ParsedEntry withSummary(ParsedEntry e, String summary) {
        return new ParsedEntry(
                e.id(), e.title(), e.link(), summary, null, null, null, List.of(), List.of(), null, null);
    }

    private static String idOf(String path) {
        return ArticleIds.ofUrl("news.example" + path);
    }
}
