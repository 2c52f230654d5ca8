package dateline.ingest.feed.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.Article.Kind;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStateBuilder;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.identity.CanonicalUrl;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.feed.identity.TextDigests;
import dateline.ingest.feed.identity.UrlIdentity;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.hint.FeedHints;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An article stays the same article, whatever its publisher does to guid and address; and another is another. */
class SameArticleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");
    private static final String FEED_URL = "https://news.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(FEED_URL), FEED_URL, null, "IL", "en", List.of(), FeedSpec.TextSource.FEED, NOW);

    private final ChangeDetector detector = new ChangeDetector(100, 1000);
    private List<KnownItems.Item> known = List.of();
    private Instant now = NOW;

    @ParameterizedTest
    @CsvSource({
        "http://news.example/story, https://www.news.example/story",
        "https://news.example/story, https://m.news.example/story/",
        "https://news.example/story, https://amp.news.example/story?utm_source=rss",
        "https://news.example/story, https://news.example/story/amp/",
        "https://news.example/story.html, https://news.example/story.amp.html",
        "https://news.example/story, https://news-example.cdn.ampproject.org/c/s/news.example/story",
        "https://news.example/story, https://www.google.com/amp/s/news.example/story",
        "https://news.example/story, https://www.google.com/url?rct=j&url=https://news.example/story&ct=ga",
        "https://news.example/s?a=1&b=2, https://news.example/s?b=2&a=1&from=rss",
        "https://news.example/a%7eb, https://news.example/a~b",
        "https://news.example/caf%C3%A9, https://news.example/caf%c3%a9",
        "https://bücher.example/story, https://xn--bcher-kva.example/story",
        "https://news.example/2026/story/, https://news.example//2026/story/index.html",
    })
    void otherFormsOfAnAddress_areTheSameArticle(String first, String second) {
        Article one = only(poll(entry(null, first, "Title", "Some words of it.", NOW)));
        FeedChanges again = poll(entry("a new guid", second, "Title", "Some words of it.", NOW));
        assertThat(again.articles()).isEmpty();
        assertThat(UrlIdentity.articleId(CanonicalUrl.of(second))).isEqualTo(one.id());
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/story, https://news.example/story2",
        "https://news.example/?p=1, https://news.example/?p=2",
        "https://news.example/s?cid=1, https://news.example/s?cid=2",
        "https://a.news.example/story, https://b.news.example/story",
        "https://m.tv/story, https://tv/story",
        "https://news.example/Story, https://news.example/story",
        "https://news.example/champ, https://news.example/ch",
    })
    void otherAddresses_areOtherArticles(String first, String second) {
        poll(entry(null, first, "Title", "Some words of it.", null));
        assertThat(only(poll(entry(null, second, "Title", "Some words of it.", null)))
                        .kind())
                .isEqualTo(Kind.NEW);
    }

    @Test
    void siteThatMoves_withNewGuidsAndAddresses_repeatsNothing() {
        poll(entry("1", "https://old.example/?p=1", "Ministers meet", "They met on Friday.", NOW));
        FeedChanges moved =
                poll(entry("x-1", "https://new.example/ministers-meet", "Ministers meet", "They met on Friday.", NOW));
        Article updated = only(
                poll(entry("x-1", "https://new.example/ministers-meet", "Ministers met", "They met on Friday.", NOW)));

        assertThat(moved.articles()).isEmpty();
        assertThat(updated.kind()).isEqualTo(Kind.UPDATED);
        assertThat(updated.revision()).isEqualTo(2);
    }

    @Test
    void sameWordsPublishedLater_areAnotherArticle() {
        poll(entry("1", "https://news.example/mon", "Weather", "Rain in places.", NOW));
        now = NOW.plus(Duration.ofDays(1));
        Article next = only(poll(entry("2", "https://news.example/tue", "Weather", "Rain in places.", now)));
        assertThat(next.kind()).isEqualTo(Kind.NEW);
    }

    @Test
    void sameWordsTwiceInOneDocument_areTwoArticles() {
        FeedChanges both = poll(
                entry("1", "https://news.example/a", "Weather", "Rain.", NOW),
                entry("2", "https://news.example/b", "Weather", "Rain.", NOW));
        assertThat(both.articles())
                .extracting(Article::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(poll(entry("1", "https://news.example/a", "Weather", "Rain.", NOW))
                        .articles())
                .isEmpty();
    }

    @Test
    void guidUsedAgainForLaterNews_isAnotherArticle() {
        Article first = only(poll(entry("top", "https://news.example/a", "First", "One thing.", NOW)));
        now = NOW.plus(Duration.ofHours(3));
        Article second = only(poll(entry("top", "https://news.example/b", "Second", "Another thing.", now)));
        now = now.plus(Duration.ofHours(3));
        Article third = only(poll(entry("top", "https://news.example/c", "Third", "A third thing.", now)));

        assertThat(List.of(first, second, third)).extracting(Article::kind).containsOnly(Kind.NEW);
        assertThat(List.of(first.id(), second.id(), third.id())).doesNotHaveDuplicates();
    }

    @Test
    void headlineAndAddressCorrected_isTheSameArticle() {
        Article first = only(poll(entry("7", "https://news.example/frist", "Frist", "One thing.", NOW)));
        Article second = only(poll(entry("7", "https://news.example/first", "First", "One thing.", NOW)));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.revision()).isEqualTo(2);
    }

    @Test
    void oneGuidForAll_overManyPolls_repeatsNothing() {
        poll(entry("0", "https://news.example/a", "A", "a", NOW), entry("0", "https://news.example/b", "B", "b", NOW));
        FeedChanges again = poll(
                entry("0", "https://news.example/b", "B", "b", NOW),
                entry("0", "https://news.example/c", "C", "c", NOW));
        assertThat(only(again).title()).isEqualTo("C");
    }

    @Test
    void deletedEntry_isWithdrawnOnce_andANewRevisionWhenItComesBack() {
        Article first = only(poll(entry("g", "https://news.example/a", "A", "a", NOW)));
        FeedHints deleted =
                new FeedHints(null, Set.of(), Set.of(), null, List.of(), null, false, List.of("g"), null, false);
        Article gone = only(poll(deleted));
        FeedChanges still = poll(deleted);
        Article back = only(poll(entry("g", "https://news.example/a", "A", "a", NOW)));

        assertThat(gone.id()).isEqualTo(first.id());
        assertThat(gone.kind()).isEqualTo(Kind.WITHDRAWN);
        assertThat(gone.revision()).isEqualTo(2);
        assertThat(gone.firstSeen()).isEqualTo(first.firstSeen());
        assertThat(still.articles()).isEmpty();
        assertThat(back.kind()).isEqualTo(Kind.UPDATED);
        assertThat(back.revision()).isEqualTo(3);
    }

    @Test
    void absentFromACompleteFeed_isWithdrawn_fromAnyOtherItIsNot() {
        FeedHints complete =
                new FeedHints(null, Set.of(), Set.of(), null, List.of(), null, true, List.of(), null, false);
        ParsedEntry stays = entry("b", "https://news.example/b", "B", "b", NOW);
        Article first = poll(entry("a", "https://news.example/a", "A", "a", NOW), stays)
                .articles()
                .getFirst();

        assertThat(poll(stays).articles()).isEmpty();
        assertThat(poll(complete).articles())
                .as("an empty document is no proof")
                .isEmpty();
        Article gone = only(poll(complete, stays));
        assertThat(gone.kind()).isEqualTo(Kind.WITHDRAWN);
        assertThat(gone.id()).isEqualTo(first.id());
        assertThat(poll(complete, stays).articles()).isEmpty();
    }

    @Test
    void memory_isReadBackAsItWasWritten() {
        poll(
                entry("a", "https://news.example/a", "A", "a", NOW),
                entry(null, null, "only words", null, null),
                entry("b", "https://news.example/b", "B", "b", NOW));
        assertThat(KnownItems.of(state()))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lastSeen")
                .isEqualTo(known);
    }

    @Test
    void memoryOfAnOlderVersion_isUnderstood() {
        String articleId = "0f2d4714e77b264ecf7b376060605b13";
        TextDigests text = TextDigests.of("A", "a", "a");
        String old = String.format("abcdef%010x.abcdef%010x.abcdef%010x", text.title(), text.summary(), text.text());
        FeedState fresh = FeedProgress.initial(SPEC, NOW);
        FeedState state = FeedStateBuilder.builder(fresh)
                .items(List.of(new FeedState.KnownItem("g", articleId, 3, old, NOW, NOW)))
                .build();

        ParsedFeed same = feed(FeedHints.NONE, entry("g", "https://news.example/a", "A", "a", NOW));
        ParsedFeed changed = feed(FeedHints.NONE, entry("g", "https://news.example/a", "A2", "a", NOW));
        assertThat(detector.detect(SPEC, state, same, NOW).articles()).isEmpty();
        Article updated = only(detector.detect(SPEC, state, changed, NOW));
        assertThat(updated.id()).isEqualTo(articleId);
        assertThat(updated.revision()).isEqualTo(4);
        assertThat(updated.changed()).containsExactly("title");
    }

    /** The documents' states were written by version 0.1.0, which knew entries without a title by their markup. */
    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
    void stateOfAVersionThatKnewMarkup_hasNothingNew(String document) throws Exception {
        String written = new String(earlier(document.replaceFirst("\\..*", ".known")), UTF_8).strip();
        FeedState state = FeedStateBuilder.builder(FeedProgress.initial(SPEC, NOW))
                .known(written)
                .build();
        List<String> before =
                KnownItems.of(state).stream().map(KnownItems.Item::articleId).toList();
        ParseResult read = new FeedParser().parse(new FeedDocument(earlier(document), FEED_URL, null));
        FeedChanges changes = detector.detect(SPEC, state, ((ParseResult.Parsed) read).feed(), NOW.plusSeconds(60));
        assertThat(changes.articles()).isEmpty();
        assertThat(changes.items()).extracting(KnownItems.Item::articleId).containsExactlyInAnyOrderElementsOf(before);
    }

    private static byte[] earlier(String name) throws IOException {
        try (InputStream file = SameArticleTest.class.getResourceAsStream("earlier/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    private FeedChanges poll(ParsedEntry... entries) {
        return poll(FeedHints.NONE, entries);
    }

    private FeedChanges poll(FeedHints hints, ParsedEntry... entries) {
        FeedChanges changes = detector.detect(SPEC, state(), feed(hints, entries), now);
        known = changes.items();
        now = now.plusSeconds(60);
        return changes;
    }

    private FeedState state() {
        FeedStateBuilder draft = FeedStateBuilder.builder(FeedProgress.initial(SPEC, NOW));
        draft.known(KnownItems.encode(known));
        return draft.build();
    }

    private static ParsedFeed feed(FeedHints hints, ParsedEntry... entries) {
        return new ParsedFeed("Feed", null, null, null, null, List.of(entries), null, null, hints, null);
    }

    private static ParsedEntry entry(
            @Nullable String guid,
            @Nullable String link,
            String title,
            @Nullable String summary,
            @Nullable Instant published) {
        return new ParsedEntry(guid, title, link, summary, null, published, null, List.of(), List.of(), null, null);
    }

    private static Article only(FeedChanges changes) {
        assertThat(changes.articles()).hasSize(1);
        return changes.articles().getFirst();
    }
}
