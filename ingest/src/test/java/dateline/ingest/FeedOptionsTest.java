package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.FeedStatus;
import dateline.ingest.past.PastLimits;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a feed's options make of its polls. */
class FeedOptionsTest {
    private static final Instant START = Instant.parse("2026-09-02T06:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(10);

    private final HostileServer server = HostileServer.start();
    private int polls;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aFilter_leavesItemsOut_andIsCounted_andCountsAtOnceWhenItChanges() throws InterruptedException {
        server.on(
                "/feed",
                Answers.validated(
                        "text/xml",
                        feed(
                                item("1", "a", "Mali votes"),
                                item("2", "b", "Sponsored: soap"),
                                item("3", "c", "Horoscope")),
                        "\"v\""));
        try (PolledOutlet reader = reader()) {
            reader.options(Map.of("drop-title", "Sponsored, Horoscope"));
            assertThat(titles(poll(reader))).containsExactly("Mali votes");
            assertThat(reader.status().filtered()).isEqualTo(2);
            assertThat(poll(reader)).isEmpty();
            assertThat(server.requests("/feed").getLast().header("If-None-Match"))
                    .isEqualTo("\"v\"");

            reader.options(Map.of("drop-title", "Horoscope"));
            assertThat(titles(poll(reader)))
                    .as("what the server calls not modified")
                    .containsExactly("Sponsored: soap");
            assertThat(server.requests("/feed").getLast().header("If-None-Match"))
                    .isEmpty();
            assertThat(reader.status().filtered()).isEqualTo(1);

            reader.options(Map.of());
            assertThat(titles(poll(reader))).containsExactly("Horoscope");
            assertThat(reader.status().filtered()).isNull();
        }
    }

    @Test
    void whatAFilterLeavesOut_isNotWithdrawn_andNoGapOfTheFeedsPast() throws InterruptedException {
        server.on("/feed", Answers.document("text/xml", feed(item("1", "a", "One"), item("2", "b", "Two"))));
        try (PolledOutlet reader = reader()) {
            assertThat(poll(reader)).hasSize(2);
            reader.options(Map.of("keep", "Three"));
            server.on("/feed", Answers.document("text/xml", feed(item("3", "c", "Three"), item("2", "b", "Two"))));
            assertThat(titles(poll(reader))).containsExactly("Three");
            assertThat(reader.state().past()).isNull();
            assertThat(server.requests())
                    .allMatch(request ->
                            request.path().equals("/feed") && request.query().isEmpty());
        }
    }

    @Test
    void datesWithoutAZone_areInTheFeeds_andOthersAreNot() throws InterruptedException {
        server.on(
                "/feed",
                Answers.document(
                        "text/xml",
                        "<rss version='2.0'><channel><title>T</title>"
                                + dated("1", "2026-09-01 12:00:00") + dated("2", "Tue, 01 Sep 2026 12:00:00")
                                + dated("3", "2026-01-15T12:00:00") + dated("4", "01 Sep 2026 12:00:00 GMT")
                                + "</channel></rss>"));
        try (PolledOutlet reader = reader()) {
            reader.options(Map.of("time-zone", "Asia/Jerusalem"));
            Map<String, Instant> published =
                    poll(reader).stream().collect(Collectors.toMap(Article::title, Article::published));
            assertThat(published)
                    .containsEntry("T1", Instant.parse("2026-09-01T09:00:00Z"))
                    .containsEntry("T2", Instant.parse("2026-09-01T09:00:00Z"))
                    .containsEntry("T3", Instant.parse("2026-01-15T10:00:00Z"))
                    .containsEntry("T4", Instant.parse("2026-09-01T12:00:00Z"));
        }
    }

    @Test
    void byGuid_theSameLinkAgain_isAnotherArticle_andWithoutTheRuleTheSame() throws InterruptedException {
        String monday = feed(item("mon", "weather", "Weather"));
        String tuesday = feed(item("tue", "weather", "Weather"));
        assertThat(after(Map.of("identity", "guid"), monday, tuesday)).hasSize(1);
        assertThat(after(Map.of(), monday, tuesday)).isEmpty();
    }

    @Test
    void byLink_aNewGuidAndTitle_areARevision() throws InterruptedException {
        List<Article> changed = after(
                Map.of("identity", "link"),
                feed(item("1", "a", "Storm nears")),
                feed(item("77", "a", "Storm is here")));
        assertThat(changed)
                .singleElement()
                .satisfies(article -> assertThat(article.revision()).isEqualTo(2));
    }

    @Test
    void byTitle_newGuidsAndLinks_areNoNewArticles() throws InterruptedException {
        String first = feed(item("1", "a?x=1", "Storm nears"), item("2", "b?x=1", "Calm follows"));
        String second = feed(item("8", "p?x=2", "Storm nears"), item("9", "q?x=2", "Calm follows"));
        assertThat(after(Map.of("identity", "title"), first, second))
                .extracting(Article::revision)
                .containsExactly(2, 2);
        assertThat(after(Map.of(), first, second)).extracting(Article::revision).containsExactly(1, 1);
    }

    @Test
    void anotherRule_publishesNothingAgain() throws InterruptedException {
        server.on("/feed", Answers.document("text/xml", feed(item("1", "a", "One"), item("2", "b", "Two"))));
        for (String rule : List.of("guid", "link", "title")) {
            try (PolledOutlet reader = reader()) {
                assertThat(poll(reader)).hasSize(2);
                reader.options(Map.of("identity", rule));
                assertThat(poll(reader)).as(rule).isEmpty();
                assertThat(poll(reader)).as(rule).isEmpty();
                reader.options(Map.of());
                assertThat(poll(reader)).as(rule + " and back").isEmpty();
            }
        }
    }

    @Test
    void aBadOption_isTheFeedsFailure_whichSaysWhatToDo_andEndsWithIt() throws InterruptedException {
        server.on("/feed", Answers.document("text/xml", feed(item("1", "a", "One"))));
        try (PolledOutlet reader = reader()) {
            reader.options(Map.of("options", "[1]", "identity", "uri"));
            assertThat(poll(reader)).isEmpty();
            assertThat(server.requests()).isEmpty();
            FeedStatus status = reader.status();
            assertThat(status.condition()).isEqualTo(FeedStatus.Condition.FAILING);
            assertThat(status.reason()).isEqualTo("bad-option");
            assertThat(status.message())
                    .contains("option identity is \"uri\" and must be guid, link or title")
                    .contains("dateline feeds set " + reader.spec().id());

            reader.options(Map.of("identity", "link"));
            assertThat(poll(reader)).hasSize(1);
            assertThat(reader.status().condition()).isEqualTo(FeedStatus.Condition.OK);
        }
    }

    private List<Article> after(Map<String, String> options, String first, String second) throws InterruptedException {
        try (PolledOutlet reader = reader()) {
            reader.options(options);
            server.on("/feed", Answers.document("text/xml", first));
            poll(reader);
            server.on("/feed", Answers.document("text/xml", second));
            return poll(reader);
        }
    }

    private PolledOutlet reader() {
        return new PolledOutlet(server.url("/feed"), PastLimits.of(20, 1000));
    }

    private List<Article> poll(PolledOutlet reader) throws InterruptedException {
        return reader.poll(START.plus(TICK.multipliedBy(polls++)));
    }

    private static List<String> titles(List<Article> articles) {
        return articles.stream().map(Article::title).toList();
    }

    private static String feed(String... items) {
        return "<rss version='2.0'><channel><title>T</title>" + Stream.of(items).collect(Collectors.joining())
                + "</channel></rss>";
    }

    private static String item(String guid, String path, String title) {
        return "<item><guid isPermaLink='false'>" + guid + "</guid><title>" + title
                + "</title><link>https://news.example/" + path + "</link><description>Of " + path
                + "</description><pubDate>Tue, 01 Sep 2026 12:00:00 GMT</pubDate></item>";
    }

    private static String dated(String guid, String date) {
        return "<item><guid isPermaLink='false'>" + guid + "</guid><title>T" + guid
                + "</title><link>https://news.example/" + guid + "</link><pubDate>" + date + "</pubDate></item>";
    }
}
