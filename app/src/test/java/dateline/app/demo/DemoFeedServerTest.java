package dateline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.app.demo.Expected.FinalArticle;
import dateline.app.demo.WalkingReader.Poll;
import dateline.contract.record.FeedSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXParseException;

class DemoFeedServerTest {
    private static final Instant EPOCH = Instant.parse("2026-03-04T05:06:07.891Z");
    private static final Duration SPAN = Duration.ofSeconds(60);
    private static final DemoNews NEWS = DemoNews.load();

    private final MutableClock clock = new MutableClock();
    private final WalkingReader reader = new WalkingReader();
    private DemoFeedServer server;

    @BeforeEach
    void start() {
        server = start(0);
    }

    @AfterEach
    void stop() {
        reader.close();
        server.close();
    }

    @Test
    void completeWalk_leavesWhatIsExpected() throws Exception {
        clock.now = EPOCH;
        while (!server.fullyServed()) {
            pollAll();
            clock.now = clock.now.plusSeconds(1);
            assertThat(clock.now).isBefore(EPOCH.plus(SPAN).plusSeconds(30));
        }
        assertExpected();
    }

    @Test
    void readerThatWasDownForLong_walksEveryPhaseAllTheSame() throws Exception {
        clock.now = EPOCH.plus(Duration.ofDays(30));
        walkToTheEnd();
        assertExpected();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void killedAtRandomMoments_leavesTheSame(long seed) throws Exception {
        Random random = new Random(seed);
        clock.now = EPOCH;
        for (int step = 0; step < 300; step++) {
            List<FeedSpec> feeds = server.feeds();
            Poll poll = reader.poll(feeds.get(random.nextInt(feeds.size())));
            boolean killedBeforeCommit = random.nextInt(15) == 0;
            if (!killedBeforeCommit) {
                reader.commit(poll);
            }
            if (killedBeforeCommit || random.nextInt(15) == 0) {
                restart();
            }
            clock.now = clock.now.plusMillis(random.nextInt(700));
        }
        walkToTheEnd();
        assertExpected();
    }

    @Test
    void documents_areWellFormedButOne() throws Exception {
        clock.now = EPOCH.plus(SPAN);
        List<String> illFormed = new ArrayList<>();
        int documents = 0;
        for (Poll poll : WalkingReader.everyDocument(server)) {
            documents++;
            if (poll.contentType().contains("xml")) {
                try {
                    ParsedItems.strict(poll.body());
                } catch (SAXParseException e) {
                    illFormed.add(poll.feed().outlet());
                    assertThatTitlesSurviveRepair(poll);
                }
            } else if (poll.contentType().contains("json")) {
                assertThat(ParsedItems.parse(poll.body(), poll.contentType())).isNotEmpty();
            }
        }
        assertThat(documents).isGreaterThan(50);
        assertThat(illFormed).containsExactly("Business Minute");
    }

    @Test
    void secondServerWithTheSameEpoch_givesTheSameBytes() throws Exception {
        clock.now = EPOCH.plus(SPAN);
        List<Poll> first = WalkingReader.everyDocument(server);
        try (DemoFeedServer second = DemoFeedServer.start(0, EPOCH, SPAN, clock)) {
            List<Poll> again = WalkingReader.everyDocument(second);
            assertThat(again)
                    .extracting(Poll::validator)
                    .isEqualTo(first.stream().map(Poll::validator).toList());
            assertThat(again)
                    .extracting(p -> text(p))
                    .isEqualTo(first.stream().map(p -> text(p)).toList());
        }
    }

    @Test
    void withoutValidator_givesPhaseZero_howeverLate() throws Exception {
        clock.now = EPOCH;
        FeedSpec feed = feed("Northern Herald");
        Poll first = reader.get(feed, null);
        clock.now = EPOCH.plus(SPAN);
        assertThat(reader.get(feed, null).body()).isEqualTo(first.body());
        assertThat(reader.get(feed, "\"of-another-epoch-3\"").body()).isEqualTo(first.body());
    }

    @Test
    void nextPhase_waitsForItsTime() throws Exception {
        clock.now = EPOCH;
        FeedSpec feed = feed("Northern Herald");
        reader.commit(reader.poll(feed));
        assertThat(reader.poll(feed).status()).isEqualTo(304);
        clock.now = EPOCH.plusSeconds(5);
        assertThat(reader.poll(feed).status()).isEqualTo(200);
    }

    @Test
    void copy_waitsUntilItsOriginalIsAcknowledged() throws Exception {
        clock.now = EPOCH.plus(SPAN);
        FeedSpec copies = feed("Newsgather");
        FeedSpec originals = feed("Northern Herald");
        reader.commit(reader.poll(feed("The Pacific Ledger")));
        reader.poll(feed("The Pacific Ledger"));
        reader.commit(reader.poll(copies));
        for (int phase = 0; phase <= 2; phase++) {
            assertThat(reader.poll(copies).status()).isEqualTo(304);
            reader.commit(reader.poll(originals));
        }
        assertThat(reader.poll(copies).status())
                .as("served, but not yet shown to be kept")
                .isEqualTo(304);
        reader.poll(originals);
        assertThat(reader.poll(copies).status()).isEqualTo(200);
    }

    @Test
    void maintenance_comesOnceAfterEachStart_withoutValidator() throws Exception {
        clock.now = EPOCH.plus(SPAN);
        FeedSpec feed = feed("Business Minute");
        reader.commit(reader.poll(feed));
        reader.commit(reader.poll(feed));
        Poll page = reader.poll(feed);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.validator()).isNull();
        restart();
        assertThat(reader.poll(feed).body()).isEqualTo(page.body());
        assertThat(reader.poll(feed).contentType()).startsWith("application/rss+xml");
    }

    @Test
    void validators_areLastModifiedOnOneFeedAndEtagsOnTheOthers() throws Exception {
        clock.now = EPOCH;
        Map<String, String> sent = new LinkedHashMap<>();
        for (FeedSpec feed : server.feeds()) {
            sent.put(feed.outlet(), reader.get(feed, null).validator());
        }
        assertThat(sent.get("Le Courrier du Fleuve")).isEqualTo("Wed, 04 Mar 2026 05:06:07 GMT");
        sent.remove("Le Courrier du Fleuve");
        assertThat(sent.values()).allMatch(tag -> tag.endsWith("-0\""));
    }

    @Test
    void dates_areWrittenInTheFormatsOwnStyle() throws Exception {
        clock.now = EPOCH;
        assertThat(dates("Le Courrier du Fleuve")).contains("Wed, 4 Mar 2026 03:56:07 +0100");
        assertThat(dates("The Lagoon Times")).contains("2026-03-04T04:16:07+01:00");
        assertThat(dates("Atlantic Dispatch")).contains("2026-03-03T22:31:07-05:00");
        assertThat(dates("Orbit Science Daily")).contains("2026-03-04T04:06:07Z");
    }

    @Test
    void unknownPath_is404() throws Exception {
        FeedSpec feed = feed("Newsgather");
        FeedSpec none =
                new FeedSpec(feed.id(), feed.url() + "x", null, null, null, List.of(), feed.text(), feed.added());
        assertThat(reader.get(none, null).status()).isEqualTo(404);
    }

    @Test
    void takenPort_isSaid() {
        assertThatThrownBy(() -> DemoFeedServer.start(server.port(), EPOCH, SPAN, clock))
                .hasMessageContaining("127.0.0.1:" + server.port());
    }

    private void assertExpected() {
        Expected expected = server.expected();
        assertThat(reader.articles.values()).containsExactlyInAnyOrderElementsOf(expectedAsRead(expected));
        assertThat(reader.records).isEqualTo(expected.records());
        assertThat(reader.duplicates).isEqualTo(expected.duplicates());
        assertThat(reader.deadLetters()).isEqualTo(expected.deadLetters());
    }

    /** RSS 1.0 has no identifiers but the addresses, so there a reader sees none. */
    private List<FinalArticle> expectedAsRead(Expected expected) {
        List<String> rdf = List.of("The Lagoon Times", "Diário da Ria");
        return expected.articles().stream()
                .map(a -> !rdf.contains(a.outlet())
                        ? a
                        : new FinalArticle(a.outlet(), a.feedId(), a.canonicalUrl(), null, a.title(), a.revision()))
                .toList();
    }

    private static void assertThatTitlesSurviveRepair(Poll poll) throws Exception {
        assertThat(text(poll)).contains("Markets & money in < 60 seconds", "<category>Oil & gas</category>");
        assertThat(ParsedItems.parse(poll.body(), poll.contentType()))
                .hasSize(8)
                .extracting(ParsedItems.Item::title)
                .contains("Gas & grain swapped in deal between Azerbaijan and Serbia");
    }

    private List<String> dates(String outlet) throws Exception {
        Poll poll = reader.get(feed(outlet), null);
        return ParsedItems.parse(poll.body(), poll.contentType()).stream()
                .map(ParsedItems.Item::date)
                .toList();
    }

    private FeedSpec feed(String outlet) {
        return server.feeds().stream()
                .filter(f -> outlet.equals(f.outlet()))
                .findFirst()
                .orElseThrow();
    }

    private void pollAll() throws Exception {
        for (FeedSpec feed : server.feeds()) {
            reader.commit(reader.poll(feed));
        }
    }

    private void walkToTheEnd() throws Exception {
        clock.now = EPOCH.plus(Duration.ofDays(30));
        for (int round = 0; round < 30 && !server.fullyServed(); round++) {
            pollAll();
        }
        assertThat(server.fullyServed()).isTrue();
        pollAll();
    }

    private void restart() {
        int port = server.port();
        server.close();
        server = start(port);
    }

    private DemoFeedServer start(int port) {
        return DemoFeedServer.start(port, NEWS, new Timetable(EPOCH, SPAN), clock);
    }

    private static String text(Poll poll) {
        return new String(poll.body(), StandardCharsets.ISO_8859_1);
    }

    private static final class MutableClock implements InstantSource {
        private volatile Instant now = EPOCH;

        @Override
        public Instant instant() {
            return now;
        }
    }
}
