package dateline.ingest.feed.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedStateBuilder;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.ParsedFeed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to the feed is no part of a story. */
class BoilerplateTest {
    private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");
    private static final String URL = "https://oasis.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);
    private static final List<String> STORIES = List.of(
            "The well has run dry.",
            "A new well is being dug.",
            "Camels were sold at the fair.",
            "The school has a roof again.",
            "The road is open.",
            "Dates are dearer than last year.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The post Well runs dry appeared first on Niger Today.",
                "The post Well runs dry first appeared on Niger Today.",
                "Der Beitrag Well runs dry erschien zuerst auf Niger Today.",
                "L’article Well runs dry est apparu en premier sur Niger Today.",
                "La entrada Well runs dry se publicó primero en Niger Today.",
                "Сообщение Well runs dry появились сначала на Niger Today.",
                "submitted by /u/niger_greenland [link] [comments]",
            })
    void whatProgramsWrite_isLeftOut_alsoOfASingleItem(String phrase) {
        Article article = articles(item("Well runs dry", "<p>The well has run dry.</p><p>" + phrase + "</p>"))
                .getFirst();
        assertThat(article.text()).isEqualTo("The well has run dry.");
        assertThat(article.summary()).isEqualTo("The well has run dry.");
    }

    @Test
    void storyThatIsAboutAPost_isLeftAsItIs() {
        String text = "The post office appeared in the first film about Niger. It was shut on Monday.";
        assertThat(articles(item("A film", text)).getFirst().text()).isEqualTo(text);
    }

    @Test
    void sentencesAroundMostItems_areLearned() {
        List<Article> articles = articles(IntStream.range(0, STORIES.size())
                .mapToObj(i -> item(
                        "Title " + (char) ('A' + i) + " | Oasis of Chad",
                        "<p>Oasis of Chad, report " + i + ".</p><p>" + STORIES.get(i)
                                + "</p><p>You have read Title " + (char) ('A' + i)
                                + " | Oasis of Chad in the Oasis. Write to us in Chad.</p>"))
                .collect(Collectors.joining()));
        assertThat(articles).extracting(Article::text).containsExactlyInAnyOrderElementsOf(STORIES);
        assertThat(articles).extracting(Article::title).contains("Title A", "Title F");
    }

    @Test
    void sentencesOfAFew_areTheirs() {
        List<Article> articles = articles(IntStream.range(0, STORIES.size())
                .mapToObj(i -> item("Title " + i, STORIES.get(i) + (i < 3 ? " Chad has said nothing." : "")))
                .collect(Collectors.joining()));
        assertThat(articles)
                .extracting(Article::text)
                .filteredOn(text -> text.endsWith("Chad has said nothing."))
                .hasSize(3);
    }

    @Test
    void itemsThatSayNothingElse_keepIt() {
        List<Article> articles = articles(IntStream.range(0, STORIES.size())
                .mapToObj(i -> item("Title " + i, "Read it in the Oasis."))
                .collect(Collectors.joining()));
        assertThat(articles).extracting(Article::text).containsOnly("Read it in the Oasis.");
    }

    @Test
    void nameOfTheSource_isThePublisher_andNoPartOfTheTitle() {
        Article article = articles("<item><title>Well runs dry - Chad Post</title><guid>1</guid>"
                        + "<source url='https://post.example'>Chad Post</source></item>")
                .getFirst();
        assertThat(article.title()).isEqualTo("Well runs dry");
        assertThat(article.outlet()).isEqualTo("Chad Post");
    }

    @Test
    void outletThatTheOperatorNamed_stands() {
        FeedSpec named = new FeedSpec(
                FeedIds.of(URL), URL, "Wells of the World", null, null, List.of(), FeedSpec.TextSource.FEED, NOW);
        ParsedFeed feed = feed("<item><title>Well - Post</title><guid>1</guid><source url='u'>Post</source></item>");
        Article article = new ChangeDetector(100, 100)
                .detect(named, FeedProgress.initial(named, NOW), feed, NOW)
                .articles()
                .getFirst();
        assertThat(article.outlet()).isEqualTo("Wells of the World");
    }

    @Test
    void learningMore_isNoRevision() {
        ChangeDetector detector = new ChangeDetector(100, 100);
        String text = " Write to us in Chad.";
        String few = item("A", STORIES.get(0) + text) + item("B", STORIES.get(1) + text);
        FeedChanges first = detector.detect(SPEC, FeedProgress.initial(SPEC, NOW), feed(few), NOW);
        String more = few + item("C", STORIES.get(2) + text) + item("D", STORIES.get(3) + text);
        FeedChanges second = detector.detect(
                SPEC,
                FeedStateBuilder.builder(FeedProgress.initial(SPEC, NOW))
                        .known(KnownItems.encode(first.items()))
                        .build(),
                feed(more),
                NOW.plusSeconds(60));
        assertThat(first.articles()).hasSize(2);
        assertThat(second.articles())
                .extracting(Article::text)
                .containsExactlyInAnyOrder(STORIES.get(2), STORIES.get(3));
    }

    @Test
    void whatWasLearned_servesADocumentOfOneItem_andIsSaidToPeople() {
        ChangeDetector detector = new ChangeDetector(100, 100);
        String many = STORIES.stream()
                .map(story -> item(story + " - Oasis Post", story + " Write to us in Chad."))
                .collect(Collectors.joining());
        FeedChanges first = detector.detect(SPEC, FeedProgress.initial(SPEC, NOW), feed(many), NOW);
        FeedStateBuilder state = FeedStateBuilder.builder(FeedProgress.initial(SPEC, NOW));
        state.known(KnownItems.encode(first.items()));
        state.boilerplate(first.boilerplate());
        String one = item("Rain at last - Oasis Post", "Rain fell at last. Write to us in Chad.");
        FeedChanges second = detector.detect(SPEC, state.build(), feed(one), NOW.plusSeconds(60));

        assertThat(second.articles()).extracting(Article::title).containsExactly("Rain at last");
        assertThat(second.articles()).extracting(Article::text).containsExactly("Rain fell at last.");
        assertThat(second.boilerplate()).isEqualTo(first.boilerplate());
        assertThat(Boilerplate.forPeople(first.boilerplate())).containsExactly("Oasis Post", "Write to us in Chad.");
    }

    @Test
    void documentWithNothingNew_leavesWhatIsKnownAsItIs() {
        ChangeDetector detector = new ChangeDetector(100, 100);
        String one = item("Rain at last", "Rain fell at last.");
        FeedChanges first = detector.detect(SPEC, FeedProgress.initial(SPEC, NOW), feed(one), NOW);
        FeedStateBuilder state = FeedStateBuilder.builder(FeedProgress.initial(SPEC, NOW));
        state.known(KnownItems.encode(first.items()));
        assertThat(detector.detect(SPEC, state.build(), feed(one), NOW).boilerplate())
                .isNull();
    }

    private static List<Article> articles(String items) {
        return new ChangeDetector(100, 100)
                .detect(SPEC, FeedProgress.initial(SPEC, NOW), feed(items), NOW)
                .articles();
    }

    private static ParsedFeed feed(String items) {
        String document = "<rss version='2.0'><channel><title>Oasis</title>" + items + "</channel></rss>";
        ParseResult read = new FeedParser().parse(new FeedDocument(document.getBytes(UTF_8), URL, null));
        return ((ParseResult.Parsed) read).feed();
    }

    private static String item(String title, String html) {
        return "<item><title>" + title + "</title><guid isPermaLink='false'>" + title + "</guid><description><![CDATA["
                + html + "]]></description></item>";
    }
}
