package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStatus;
import dateline.ingest.PagedOutlet.Kind;
import dateline.ingest.past.PastLimits;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that had more to say while nobody read them than one of their documents holds. */
class PastFeedTest {
    private static final Instant START = Instant.parse("2026-09-01T06:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(10);

    private final HostileServer server = HostileServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void downtime_isReadBack_toTheLastKnownItem_inOrder(Kind kind) throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, kind, 10);
        publish(outlet, 0, 25);
        try (PolledOutlet reader = reader()) {
            assertThat(reader.poll(at(0)))
                    .as("the first reading leaves the past alone")
                    .hasSizeBetween(10, 15);
            assertThat(outlet.pagesAsked()).isZero();

            publish(outlet, 25, 60);
            List<Article> published = reader.poll(at(300));

            assertThat(published).extracting(Article::title).containsExactlyElementsOf(titles(25, 60));
            assertThat(published)
                    .extracting(Article::published)
                    .containsExactlyElementsOf(IntStream.range(25, 60)
                            .mapToObj(PastFeedTest::storyTime)
                            .toList());
            assertThat(published).extracting(Article::publishedStatus).containsOnly(Article.PublishedStatus.CLAIMED);
            assertThat(reader.state().past()).isNull();

            int asked = outlet.pagesAsked();
            assertThat(reader.poll(at(310))).isEmpty();
            publish(outlet, 60, 65);
            assertThat(reader.poll(at(320))).extracting(Article::title).containsExactlyElementsOf(titles(60, 65));
            assertThat(outlet.pagesAsked())
                    .as("without a gap the past is left alone")
                    .isEqualTo(asked);
        }
    }

    @Test
    void firstReading_goesBackAsFarAsItIsAsked() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, Kind.PAGED_ATOM, 10);
        publish(outlet, 0, 60);
        PastLimits few = new PastLimits(50, 20, PastLimits.of(8, 5_000).bytes(), Duration.ofMinutes(1), 5);
        try (PolledOutlet reader = new PolledOutlet(server.url("/feed"), few, Map.of("past", "3"))) {
            assertThat(reader.poll(at(0))).extracting(Article::title).containsExactlyElementsOf(titles(30, 60));
            assertThat(reader.poll(at(10))).extracting(Article::title).containsExactlyElementsOf(titles(20, 30));
            assertThat(reader.state().past()).isNull();
            assertThat(reader.poll(at(20))).isEmpty();
        }
    }

    @Test
    void pageThatFails_failsNoPoll_isToldAndTriedAgain() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, Kind.PAGED_ATOM, 10);
        publish(outlet, 0, 20);
        try (PolledOutlet reader = reader()) {
            reader.poll(at(0));
            publish(outlet, 20, 55);
            outlet.trouble(Answers.status(500));
            assertThat(reader.poll(at(300))).extracting(Article::title).containsExactlyElementsOf(titles(45, 55));
            assertThat(reader.state().status()).isEqualTo(FeedState.Status.OK);
            FeedStatus.Past told = reader.status().past();
            assertThat(told.reading()).isTrue();
            assertThat(told.reason()).isEqualTo("http-500");
            assertThat(told.since()).isEqualTo(at(0));
            assertThat(told.until()).isEqualTo(at(300));

            publish(outlet, 55, 58);
            outlet.trouble(Answers.document("text/html", "<html><body>Sorry.</body></html>"));
            assertThat(reader.poll(at(310))).extracting(Article::title).containsExactlyElementsOf(titles(55, 58));
            assertThat(reader.state().past().reason()).isEqualTo("html-page");
            assertThat(reader.state().past().failures()).isEqualTo(2);

            assertThat(reader.poll(at(320))).extracting(Article::title).containsExactlyElementsOf(titles(20, 45));
            assertThat(reader.state().past()).isNull();
        }
    }

    @Test
    void pageThatNeverComes_isGivenUp_andThatIsSaid() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, Kind.JSON, 10);
        publish(outlet, 0, 20);
        try (PolledOutlet reader = reader()) {
            reader.poll(at(0));
            publish(outlet, 20, 55);
            for (int i = 0; i < 5; i++) {
                outlet.trouble(Answers.status(404));
                reader.poll(at(300 + i));
            }
            FeedStatus.Past told = reader.status().past();
            assertThat(told.reading()).isFalse();
            assertThat(told.reason()).isEqualTo("http-404");
            assertThat(told.message()).contains("given up after 5 polls");
            int asked = outlet.pagesAsked();
            reader.poll(at(400));
            assertThat(outlet.pagesAsked()).isEqualTo(asked);
            assertThat(reader.state().past()).as("still said").isNotNull();
        }
    }

    @Test
    void longPast_isReadPollAfterPoll_upToItsBound() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, Kind.WORDPRESS, 10);
        publish(outlet, 0, 20);
        PastLimits few = new PastLimits(8, 30, PastLimits.of(8, 5_000).bytes(), Duration.ofMinutes(1), 5);
        try (PolledOutlet reader = new PolledOutlet(server.url("/feed"), few)) {
            reader.poll(at(0));
            publish(outlet, 20, 200);
            assertThat(reader.poll(at(1000))).hasSize(40);
            assertThat(reader.state().past().reason()).isNull();
            assertThat(reader.poll(at(1001))).hasSize(30);
            assertThat(reader.poll(at(1002))).hasSize(20);
            assertThat(reader.state().past().next()).isNull();
            assertThat(reader.state().past().reason()).isEqualTo("too-long");
        }
    }

    @Test
    void feedWithoutAPast_saysThatItemsMayBeMissing() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, Kind.NONE, 10);
        publish(outlet, 0, 20);
        try (PolledOutlet reader = reader()) {
            reader.poll(at(0));
            assertThat(reader.state().past()).isNull();
            publish(outlet, 20, 55);
            assertThat(reader.poll(at(300))).hasSize(10);
            assertThat(reader.state().past().reason()).isEqualTo("not-offered");
            reader.poll(at(300).plus(Duration.ofDays(31)));
            assertThat(reader.state().past()).as("forgotten after a month").isNull();
        }
    }

    @Test
    void pagesThatLeadInACircle_orNowhere_end() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, Kind.NONE, 10);
        publish(outlet, 0, 10);
        server.on("/circle", atom("old-1", "/feed?a"));
        try (PolledOutlet reader = reader()) {
            reader.poll(at(0));
            server.on("/feed", atom("new-1", "/circle"));
            reader.poll(at(100));
            assertThat(reader.state().past().reason()).isEqualTo("loop");
            assertThat(server.requests("/circle")).hasSize(1);

            server.on("/feed", atom("new-2", "http://169.254.169.254/latest"));
            reader.poll(at(200));
            assertThat(reader.state().past().reason()).isEqualTo("refused-address");
        }
    }

    @Test
    void guessedPages_areAskedForAsRobotsTxtSays() throws InterruptedException {
        PagedOutlet outlet = new PagedOutlet(server, Kind.WORDPRESS, 10);
        server.on("/robots.txt", Answers.document("text/plain", "User-agent: *\nDisallow: /*paged=\n"));
        publish(outlet, 0, 20);
        try (PolledOutlet reader = reader()) {
            reader.poll(at(0));
            publish(outlet, 20, 55);
            reader.poll(at(300));
            assertThat(reader.state().past().reason()).isEqualTo("disallowed");
            assertThat(outlet.pagesAsked()).isZero();
        }
    }

    /** Random outlets, random pauses, pages that fail now and then: what was published is what the undisturbed run has. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void downtime_losesAndDoublesNothing(long seed) throws InterruptedException {
        Random random = new Random(seed);
        Kind kind = Kind.values()[(int) (seed % 4)];
        int window = 5 + random.nextInt(16);
        PagedOutlet outlet = new PagedOutlet(server, kind, window);
        publish(outlet, 0, random.nextInt(3 * window) + 1);
        int ticks = 45;
        int down = 5 + random.nextInt(15);
        int up = down + 5 + random.nextInt(20);
        Set<String> knownBefore = new HashSet<>();
        try (PolledOutlet undisturbed = reader();
                PolledOutlet disturbed = reader()) {
            for (int tick = 0; tick < ticks; tick++) {
                int more = random.nextInt(window / 2 + 1);
                Instant now = START.plus(TICK.multipliedBy(tick + 1000L));
                for (int i = 0; i < more; i++) {
                    outlet.publish(now.minusSeconds(more - i));
                }
                if (random.nextInt(4) == 0 && more > 0) {
                    outlet.correct(outlet.size() - 1 - random.nextInt(more));
                }
                undisturbed.poll(now);
                if (tick == down) {
                    knownBefore.addAll(newOnes(disturbed));
                }
                if (tick < down || tick >= up) {
                    boolean fails = tick < up + 4 && random.nextBoolean();
                    outlet.onlyTrouble(fails ? Answers.status(random.nextBoolean() ? 500 : 502) : null);
                    disturbed.poll(now);
                }
            }
            Map<String, Article> expected = last(undisturbed);
            assertThat(newOnes(disturbed))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            last(disturbed).forEach((id, article) -> {
                assertThat(article.published()).isEqualTo(expected.get(id).published());
                assertThat(article.url()).isEqualTo(expected.get(id).url());
                // a correction of what was known is seen where the reading ends, and not beyond
                if (!knownBefore.contains(id)) {
                    assertThat(article.text()).isEqualTo(expected.get(id).text());
                }
            });
            for (List<Article> poll : disturbed.polls()) {
                assertThat(poll).isSortedAccordingTo(Comparator.comparing(Article::published));
            }
            assertThat(disturbed.state().past()).isNull();
        }
    }

    /** What is known of each article in the end. */
    private static Map<String, Article> last(PolledOutlet reader) {
        Map<String, Article> last = new TreeMap<>();
        reader.polls().stream().flatMap(Collection::stream).forEach(a -> last.put(a.id(), a));
        return last;
    }

    private static List<String> newOnes(PolledOutlet reader) {
        return reader.polls().stream()
                .flatMap(Collection::stream)
                .filter(a -> a.kind() == Article.Kind.NEW)
                .map(Article::id)
                .toList();
    }

    private PolledOutlet reader() {
        return new PolledOutlet(server.url("/feed"), PastLimits.of(50, 5_000));
    }

    private static void publish(PagedOutlet outlet, int from, int to) {
        IntStream.range(from, to).forEach(i -> outlet.publish(storyTime(i)));
    }

    private static Instant storyTime(int number) {
        return START.plusSeconds(number);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(10L + minute));
    }

    private static List<String> titles(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "Story " + i).toList();
    }

    private static HostileServer.Answer atom(String id, String next) {
        return Answers.document(
                "application/atom+xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Outlet</title><link rel='next' href='" + next
                        + "'/><entry><id>" + id + "</id><title>" + id + "</title><link href='/" + id
                        + "'/></entry></feed>");
    }
}
