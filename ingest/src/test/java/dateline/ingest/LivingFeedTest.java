package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.Article;
import dateline.contract.record.Article.TextStatus;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.FeedStatus.Condition;
import dateline.contract.topic.Topics;
import dateline.ingest.feed.FeedRequests;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.runtime.feed.FeedRegistry;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feeds that move, vanish, break and come back, and articles whose pages do. */
@Timeout(60)
class LivingFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SENTENCE = "The council agreed on Tuesday to rebuild the old bridge over the river. ";

    private final HostileServer server = HostileServer.start();
    private final FeedRegistry registry = new FeedRegistry(TestKafka.connection());
    private final List<IngestService> running = new ArrayList<>();

    @BeforeEach
    void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @AfterEach
    void close() {
        running.forEach(IngestService::close);
        server.close();
    }

    @Test
    void movedFeed_isAskedAtItsNewAddress_andAtItsOldOneAgainIfThatFails() {
        server.on("/old", Answers.redirect(301, "/new")).on("/new", lines("1|/a|A"));
        FeedSpec feed = add("/old");
        start(LineFeed::parse);

        await().atMost(PATIENCE).until(() -> server.requests("/new").size() > 4);
        assertThat(server.requests("/old"))
                .as("the first, and the one that confirmed it")
                .hasSize(2);
        assertThat(status(feed).url()).isEqualTo(server.url("/new"));
        assertThat(status(feed).movedFrom()).isEqualTo(server.url("/old"));

        server.on("/new", Answers.status(404)).on("/old", lines("2|/b|B"));
        await().atMost(PATIENCE).until(() -> IngestServiceTest.articles().size() == 2);
        assertThat(status(feed).url()).isEqualTo(server.url("/old"));
    }

    @Test
    void temporaryRedirect_movesNothing() {
        server.on("/old", Answers.redirect(302, "/new")).on("/new", lines("1|/a|A"));
        FeedSpec feed = add("/old");
        start(LineFeed::parse);
        await().atMost(PATIENCE).until(() -> server.requests("/new").size() > 4);
        assertThat(server.requests("/old").size()).isGreaterThanOrEqualTo(5);
        assertThat(status(feed).movedFrom()).isNull();
    }

    @Test
    void goneFeed_isLeftAlone_saysSo_andIsAskedWhenSomebodyWantsIt() {
        server.on("/feed", Answers.status(410));
        FeedSpec feed = add("/feed");
        start(LineFeed::parse);

        await().atMost(PATIENCE).until(() -> statuses(feed).size() == 1);
        assertThat(status(feed).condition()).isEqualTo(Condition.GONE);
        assertThat(status(feed).reason()).isEqualTo("http-410");
        assertThat(status(feed).message()).contains("find its new address");
        assertThat(status(feed).nextPoll()).isAfter(Instant.now().plus(Duration.ofDays(6)));
        assertThat(server.requests("/feed")).hasSize(1);

        server.on("/feed", lines("1|/a|A"));
        ask(FeedRequest.of(feed.id(), FeedRequest.Kind.POLL, Instant.now()));
        await().atMost(PATIENCE).until(() -> status(feed).condition() == Condition.OK);
        assertThat(status(feed).since()).isAfter(statuses(feed).getFirst().since());
        assertThat(IngestServiceTest.articles()).hasSize(1);
    }

    @Test
    void healthyFeed_isNotTalkedAbout() {
        server.on("/feed", lines("1|/a|A"));
        FeedSpec feed = add("/feed");
        start(LineFeed::parse);
        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > 5);
        assertThat(statuses(feed)).hasSize(1);
    }

    @Test
    void unreadableDocument_canBeReadAgain_afterTheReasonIsMended() {
        AtomicBoolean mended = new AtomicBoolean();
        server.on("/feed", Answers.document(LineFeed.TYPE, "<1|/lost|Lost news"));
        FeedSpec feed = add("/feed");
        start(document -> LineFeed.parse(mended.get() ? withoutBracket(document) : document));
        await().atMost(PATIENCE)
                .until(() -> CommittedRecords.of(Topics.DEAD_LETTERS).size() == 1);
        server.on("/feed", lines("2|/b|B"));
        await().atMost(PATIENCE).until(() -> IngestServiceTest.articles().size() == 1);

        mended.set(true);
        var letter = CommittedRecords.of(Topics.DEAD_LETTERS).getFirst();
        FeedRequest replay = new FeedRequest(
                feed.id(), FeedRequest.Kind.REPLAY, Instant.now(), null, null, letter.partition(), letter.offset());
        ask(replay);
        await().atMost(PATIENCE).until(() -> IngestServiceTest.articles().size() == 2);
        ask(replay);
        int asked = server.requests("/feed").size();
        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > asked + 3);

        assertThat(IngestServiceTest.articles()).extracting(Article::title).containsExactlyInAnyOrder("B", "Lost news");
    }

    @Test
    void pagesAreReadAsTheirSiteLetsUs_andSayWhereTheTextComesFrom() {
        server.on("/robots.txt", Answers.document("text/plain", "User-agent: dateline\nDisallow: /secret/\n"));
        server.on("/open", page("", SENTENCE.repeat(6)));
        server.on("/secret/a", page("", SENTENCE.repeat(6)));
        server.on("/paid", page("<meta property='article:content_tier' content='locked'>", SENTENCE.repeat(6)));
        server.on("/feed", rss("/open", "/secret/a", "/paid", "/missing"));
        addWithPages("/feed");
        start(new FeedParser()::parse);

        await().atMost(PATIENCE).until(() -> IngestServiceTest.articles().size() == 4);
        assertThat(IngestServiceTest.articles())
                .extracting(a -> a.url().substring(server.url("").length()) + " " + a.textStatus() + " "
                        + (a.text().length() > 100))
                .containsExactlyInAnyOrder(
                        "/open " + TextStatus.PAGE + " true",
                        "/secret/a " + TextStatus.DISALLOWED + " false",
                        "/paid " + TextStatus.PAYWALLED + " false",
                        "/missing " + TextStatus.UNAVAILABLE + " false");
        assertThat(server.requests("/secret/a")).isEmpty();
        assertThat(server.requests("/robots.txt")).hasSize(1);
    }

    @Test
    void articleUnderTwoAddresses_isOneByWhatItsPageSays() {
        String canonical = "<link rel=canonical href='" + server.url("/story") + "'>";
        server.on("/story", page(canonical, SENTENCE.repeat(6)));
        server.on("/r/17", Answers.redirect(302, "/story?ref=rss"));
        server.on("/sport/story", page(canonical, SENTENCE.repeat(6)));
        server.on("/feed", titled("T", "/r/17", "/sport/story", "/story"));
        addWithPages("/feed");
        start(new FeedParser()::parse);
        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > 3);

        assertThat(IngestServiceTest.articles()).hasSize(1);
        assertThat(IngestServiceTest.articles().getFirst().canonicalUrl())
                .isEqualTo("https://127.0.0.1:" + server.port() + "/story");
    }

    @Test
    void pagesThatLeadToOneGate_leaveEveryItemToItself() {
        server.on("/gate", page("", "We value what you read. " + SENTENCE.repeat(6)));
        for (String path : List.of("/a", "/b", "/c")) {
            server.on(path, Answers.redirect(302, "/gate?back=" + path.substring(1)));
        }
        server.on("/feed", rss("/a", "/b", "/c"));
        addWithPages("/feed");
        start(new FeedParser()::parse);

        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > 3);
        assertThat(IngestServiceTest.articles())
                .extracting(a -> a.title() + " " + a.textStatus() + " " + a.text() + " " + a.canonicalUrl())
                .containsExactlyInAnyOrder(
                        "T /a " + TextStatus.UNAVAILABLE + " A teaser. " + canonical("/a"),
                        "T /b " + TextStatus.UNAVAILABLE + " A teaser. " + canonical("/b"),
                        "T /c " + TextStatus.UNAVAILABLE + " A teaser. " + canonical("/c"));
        assertThat(IngestServiceTest.articles())
                .allSatisfy(a -> assertThat(a.textReason()).startsWith("shared-"));
    }

    @Test
    void gateThatIsKnownByNothing_andThatOneItemLeadsTo_isNotItsArticle() {
        String offers = "Choose a plan that suits you, by the month or by the year. All of them have the crossword. ";
        server.on("/offers", page("", offers.repeat(6))).on("/a", Answers.redirect(302, "/offers"));
        server.on("/b", Answers.redirect(302, "/bridge")).on("/bridge", page("", SENTENCE.repeat(6)));
        String item = "<item><title>Ferries collide off Malta at night</title><link>%s</link></item>"
                + "<item><title>River to get another bridge</title><link>%s</link></item>";
        server.on(
                "/feed",
                Answers.document(
                        "text/xml",
                        "<rss version='2.0'><channel><title>t</title>"
                                + item.formatted(server.url("/a"), server.url("/b")) + "</channel></rss>"));
        addWithPages("/feed");
        start(new FeedParser()::parse);

        await().atMost(PATIENCE).until(() -> IngestServiceTest.articles().size() == 2);
        assertThat(IngestServiceTest.articles())
                .extracting(a -> a.title() + " " + a.textStatus() + " " + a.textReason() + " " + a.canonicalUrl())
                .containsExactlyInAnyOrder(
                        "Ferries collide off Malta at night UNAVAILABLE unrelated " + canonical("/a"),
                        "River to get another bridge PAGE null " + canonical("/bridge"));
    }

    @Test
    void gateThatLaterItemsLeadTo_isNotTheArticleOfTheFirst() {
        server.on("/gate", page("", SENTENCE.repeat(6)));
        for (String path : List.of("/a", "/b")) {
            server.on(path, Answers.redirect(302, "/gate"));
        }
        server.on("/feed", rss("/a"));
        addWithPages("/feed");
        start(new FeedParser()::parse);
        await().atMost(PATIENCE).until(() -> IngestServiceTest.articles().size() == 1);

        server.on("/feed", rss("/a", "/b"));
        int polls = server.requests("/feed").size();
        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > polls + 2);
        assertThat(IngestServiceTest.articles()).extracting(Article::title).containsExactlyInAnyOrder("T /a", "T /b");
    }

    @Test
    void pagesThatCallTheirSectionTheirAddress_keepTheirTextsAndTheirOwnAddresses() {
        String canonical = "<link rel=canonical href='/news/section'>";
        for (String path : List.of("/a", "/b", "/c")) {
            server.on(path, page(canonical, (SENTENCE + "So says " + path + ". ").repeat(6)));
        }
        server.on("/feed", rss("/a", "/b", "/c"));
        addWithPages("/feed");
        start(new FeedParser()::parse);

        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > 3);
        assertThat(IngestServiceTest.articles())
                .extracting(a -> a.title() + " " + a.textStatus() + " " + a.canonicalUrl())
                .containsExactlyInAnyOrder(
                        "T /a " + TextStatus.PAGE + " " + canonical("/a"),
                        "T /b " + TextStatus.PAGE + " " + canonical("/b"),
                        "T /c " + TextStatus.PAGE + " " + canonical("/c"));
    }

    private String canonical(String path) {
        return "https://127.0.0.1:" + server.port() + path;
    }

    private HostileServer.Answer page(String head, String text) {
        return Answers.document(
                "text/html",
                "<html><head><title>T</title>" + head + "</head><body><article><p>" + text + "</p><p>In the end: "
                        + text + "</p></article></body></html>");
    }

    private HostileServer.Answer rss(String... paths) {
        return feed(path -> "T " + path, paths);
    }

    private HostileServer.Answer titled(String title, String... paths) {
        return feed(path -> title, paths);
    }

    private HostileServer.Answer feed(UnaryOperator<String> title, String... paths) {
        StringBuilder items = new StringBuilder();
        for (String path : paths) {
            items.append("<item><title>")
                    .append(title.apply(path))
                    .append("</title><link>")
                    .append(server.url(path));
            items.append("</link><description>A teaser.</description></item>");
        }
        return Answers.document(
                "application/rss+xml", "<rss version='2.0'><channel><title>F</title>" + items + "</channel></rss>");
    }

    private static FeedDocument withoutBracket(FeedDocument document) {
        String text = new String(document.bytes(), StandardCharsets.UTF_8);
        return new FeedDocument(
                text.replace("<", "").getBytes(StandardCharsets.UTF_8), document.url(), document.contentType());
    }

    private static HostileServer.Answer lines(String... lines) {
        return Answers.document(LineFeed.TYPE, LineFeed.of(lines));
    }

    private static void ask(FeedRequest request) {
        new FeedRequests(TestKafka.connection()).send(List.of(request));
    }

    private FeedSpec add(String path) {
        FeedSpec feed = IngestServiceTest.spec(server.url(path));
        registry.add(feed);
        return feed;
    }

    private void addWithPages(String path) {
        String url = server.url(path);
        registry.add(new FeedSpec(
                FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.PAGE, Instant.EPOCH));
    }

    private void start(Function<FeedDocument, ParseResult> parser) {
        PageReader pages = new PageReader();
        IngestService service = new IngestService(
                TestKafka.connection(),
                IngestServiceTest.config(),
                parser,
                page -> pages.read(page.bytes(), page.contentType(), page.url()),
                new SimpleMeterRegistry(),
                InstantSource.system());
        running.add(service);
        service.start();
    }

    private static List<FeedStatus> statuses(FeedSpec feed) {
        return CommittedRecords.values(Topics.FEED_STATUS).stream()
                .filter(s -> s.feedId().equals(feed.id()))
                .toList();
    }

    private static FeedStatus status(FeedSpec feed) {
        return statuses(feed).getLast();
    }
}
