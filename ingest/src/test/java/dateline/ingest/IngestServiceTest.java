package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.FeedPartitions;
import dateline.contract.topic.Topics;
import dateline.ingest.page.Page;
import dateline.ingest.parse.FeedDocument;
import dateline.runtime.config.ByteSize;
import dateline.runtime.feed.FeedRegistry;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IngestServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HostileServer server = HostileServer.start();
    private final FeedRegistry registry = new FeedRegistry(TestKafka.connection());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
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
    void eachArticle_isPublishedOnce_overRestarts() {
        server.on("/feed", Answers.validated(LineFeed.TYPE, LineFeed.of("1|/a|A", "2|/b|B"), "\"v1\""));
        FeedSpec feed = add("/feed");

        IngestService first = start();
        await().atMost(PATIENCE).until(() -> articles().size() == 2);
        stop(first);
        int asked = server.requests("/feed").size();
        assertThat(server.requests("/feed").getFirst().header("If-None-Match")).isEmpty();

        IngestService second = start();
        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > asked + 2);
        server.on("/feed", Answers.validated(LineFeed.TYPE, LineFeed.of("2|/b|B", "3|/c|C"), "\"v2\""));
        await().atMost(PATIENCE).until(() -> articles().size() == 3);
        stop(second);

        assertThat(server.requests("/feed").get(asked).header("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(articles()).extracting(Article::title).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(articles()).extracting(Article::revision).containsOnly(1);
        assertThat(state(feed).articles()).isEqualTo(3);
        // each of the two stops may cut a poll short that has asked already: then nothing of it is kept
        assertThat(state(feed).polls()).isBetween(server.requests("/feed").size() - 2L, (long)
                server.requests("/feed").size());
        assertThat(counted("received")).isEqualTo(counted("sent") + counted("duplicate"));
    }

    @Test
    void records_carryTheirKeyAndHeaders_andStateLiesBesideItsFeed() {
        server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A")));
        FeedSpec feed = add("/feed");
        start();
        await().atMost(PATIENCE).until(() -> articles().size() == 1);

        var record = CommittedRecords.of(Topics.ARTICLES).getFirst();
        String id = articles().getFirst().id();
        assertThat(record.key()).isEqualTo(id);
        assertThat(CloudEvents.get(record.headers(), "ce_id")).isEqualTo(id + ":1");
        assertThat(CommittedRecords.of(Topics.FEED_STATE))
                .allMatch(r -> r.partition() == FeedPartitions.of(feed.url(), Topics.FEEDS.partitions()));
    }

    @Test
    void changedText_isTheNextRevisionOfTheSameArticle() {
        server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A|First report")));
        add("/feed");
        start();
        await().atMost(PATIENCE).until(() -> articles().size() == 1);

        server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A|Corrected report")));
        await().atMost(PATIENCE).until(() -> articles().size() == 2);

        Article first = articles().getFirst();
        Article second = articles().getLast();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.kind()).isEqualTo(Article.Kind.UPDATED);
        assertThat(second.firstSeen()).isEqualTo(first.firstSeen());
        assertThat(second.text()).isEqualTo("Corrected report");
    }

    @Test
    void unreadableDocument_isOneDeadLetter_howeverOftenItComes() {
        server.on("/feed", Answers.document("text/html", "<html>down for maintenance</html>", "ETag: \"bad\""));
        FeedSpec feed = add("/feed");
        start();
        await().atMost(PATIENCE)
                .until(() -> server.requests("/feed").size() > 3 && state(feed).failures() > 2);

        List<DeadLetter> letters = deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(new String(letters.getFirst().bytes(), StandardCharsets.UTF_8))
                .contains("maintenance");
        assertThat(letters.getFirst().reason()).isEqualTo("html-page");
        assertThat(letters.getFirst().answerHeader("content-type")).isEqualTo("text/html");
        assertThat(letters.getFirst().answerHeader("etag")).isEqualTo("\"bad\"");
        assertThat(letters.getFirst().source()).isEqualTo(feed.url());
        assertThat(state(feed).etag()).isNull();
        assertThat(state(feed).status()).isEqualTo(FeedState.Status.FAILING);

        server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A")));
        await().atMost(PATIENCE).until(() -> state(feed).status() == FeedState.Status.OK);
        assertThat(state(feed).failures()).isZero();
    }

    @Test
    void feedThatTripsTheParser_stopsNeitherItselfNorOthers() {
        server.on("/bug", Answers.document(LineFeed.TYPE, "!"));
        server.on("/silent", Answers.silent()).on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A")));
        FeedSpec bug = add("/bug");
        registry.add(spec(server.urlByName("/silent")));
        add("/feed");
        start();

        await().atMost(PATIENCE)
                .until(() -> articles().size() == 1 && server.requests("/bug").size() > 1);
        assertThat(state(bug).error()).extracting(FeedState.Failure::reason).isEqualTo("internal-error");
        server.on("/bug", Answers.document(LineFeed.TYPE, LineFeed.of("1|/b|B")));
        await().atMost(PATIENCE).until(() -> articles().size() == 2);
    }

    @Test
    void articleThatKafkaRefuses_failsItsFeedOnly() throws ExecutionException, InterruptedException {
        setMaxMessageBytes(20_000);
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder();
        random.ints(60_000, 0x4e00, 0x9fff).forEach(noise::appendCodePoint);
        server.on("/huge", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A|" + noise)));
        server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/b|B")));
        FeedSpec huge = add("/huge");
        add("/feed");
        start();

        await().atMost(PATIENCE)
                .until(() -> articles().size() == 1
                        && state(huge) != null
                        && state(huge).failures() > 1);
        assertThat(state(huge).error()).extracting(FeedState.Failure::reason).isEqualTo("refused-by-kafka");
        setMaxMessageBytes(Topics.MAX_RECORD_BYTES);
        await().atMost(PATIENCE).until(() -> articles().size() == 2);
    }

    @Test
    void removedFeed_isNotAskedAnyMore_andRemembersWhatItHadWhenItComesBack() {
        server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A")));
        server.on("/other", Answers.document(LineFeed.TYPE, LineFeed.of("1|/b|B")));
        FeedSpec feed = add("/feed");
        add("/other");
        start();
        await().atMost(PATIENCE).until(() -> articles().size() == 2);

        assertThat(registry.remove(feed.id())).isTrue();
        assertThat(registry.list()).extracting(FeedSpec::url).containsExactly(server.url("/other"));
        await().atMost(PATIENCE).until(() -> asksOf("/other", "/feed") > 3);

        int asked = server.requests("/feed").size();
        registry.add(feed);
        await().atMost(PATIENCE).until(() -> server.requests("/feed").size() > asked + 1);
        assertThat(articles()).hasSize(2);
    }

    @Test
    void secondInstance_sharesTheWork_andTakesOverWhenTheFirstLeaves() {
        for (int i = 0; i < 12; i++) {
            server.on("/" + i, Answers.document(LineFeed.TYPE, LineFeed.of(i + "|/" + i + "|Title " + i)));
        }
        IngestService first = start();
        IngestService second = start();
        await().atMost(PATIENCE)
                .until(() -> first.ready().ok() && second.ready().ok());
        await().atMost(PATIENCE)
                .until(() -> first.ready().detail().startsWith("3 of 3")
                        && second.ready().detail().startsWith("3 of 3"));
        for (int i = 0; i < 12; i++) {
            String url = i % 2 == 0 ? server.url("/" + i) : server.urlByName("/" + i);
            registry.add(spec(url));
        }
        await().atMost(PATIENCE).until(() -> articles().size() == 12);

        stop(first);
        for (int i = 0; i < 12; i++) {
            server.on(
                    "/" + i,
                    Answers.document(
                            LineFeed.TYPE, LineFeed.of(i + "|/" + i + "|Title " + i, "x" + i + "|/x" + i + "|X")));
        }
        await().atMost(PATIENCE).until(() -> articles().size() == 24);
        assertThat(articles()).extracting(Article::id).doesNotHaveDuplicates();
        assertThat(second.live().ok()).isTrue();
        await().atMost(PATIENCE).until(() -> second.ready().detail().startsWith("6 of 6"));
    }

    @Test
    void feedThatWantsPages_hasTheirText_orItsOwnWhereThereIsNone() {
        String page = server.url("/page/a");
        String missing = server.url("/page/b");
        server.on(
                "/feed",
                Answers.document(LineFeed.TYPE, LineFeed.of("1|" + page + "|A|Teaser", "2|" + missing + "|B|Other")));
        server.on("/page/a", Answers.document("text/html", "The whole article on its page."));
        String url = server.url("/feed");
        registry.add(new FeedSpec(
                FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.PAGE, Instant.EPOCH));
        start();

        await().atMost(PATIENCE)
                .until(() -> articles().size() == 2 && server.requests("/feed").size() > 2);
        assertThat(articles())
                .extracting(Article::text)
                .containsExactlyInAnyOrder("The whole article on its page.", "Other");
        assertThat(server.requests("/page/a")).hasSize(1);
    }

    private long asksOf(String path, String until) {
        List<HostileServer.Request> all = server.requests();
        int last = 0;
        for (int i = 0; i < all.size(); i++) {
            last = all.get(i).path().equals(until) ? i : last;
        }
        return all.subList(last, all.size()).stream()
                .filter(r -> r.path().equals(path))
                .count();
    }

    private FeedSpec add(String path) {
        FeedSpec feed = spec(server.url(path));
        registry.add(feed);
        return feed;
    }

    static FeedSpec spec(String url) {
        return new FeedSpec(FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.FEED, Instant.EPOCH);
    }

    private IngestService start() {
        IngestService service = new IngestService(
                TestKafka.connection(),
                config(),
                LineFeed::parse,
                IngestServiceTest::page,
                meters,
                InstantSource.system());
        service.start();
        running.add(service);
        return service;
    }

    private void stop(IngestService service) {
        running.remove(service);
        service.close();
    }

    static IngestConfig config() {
        Duration often = Duration.ofMillis(150);
        return IngestConfigBuilder.builder(IngestConfig.defaults())
                .minInterval(often)
                .defaultInterval(often)
                .maxInterval(often)
                .fetchTimeout(Duration.ofSeconds(5))
                .connectTimeout(Duration.ofSeconds(5))
                .maxBytes(ByteSize.ofMegabytes(1))
                .maxRedirects(5)
                .userAgent("Dateline test")
                .perHostSpacing(Duration.ZERO)
                .concurrency(16)
                .allowPrivateAddresses(List.of("127.0.0.0/8", "localhost"))
                .knownItems(100)
                .maxEntries(1000)
                .transactionTimeout(Duration.ofSeconds(10))
                .build();
    }

    static List<Article> articles() {
        return CommittedRecords.values(Topics.ARTICLES);
    }

    static List<DeadLetter> deadLetters() {
        return CommittedRecords.of(Topics.DEAD_LETTERS).stream()
                .map(r -> DeadLetter.read(r.key(), r.value(), r.headers(), r.timestamp()))
                .toList();
    }

    static FeedState state(FeedSpec feed) {
        return CommittedRecords.values(Topics.FEED_STATE).stream()
                .filter(s -> s.feedId().equals(feed.id()))
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private double counted(String what) {
        return meters.find("dateline.ingest." + what).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void setMaxMessageBytes(int bytes) throws ExecutionException, InterruptedException {
        try (Admin admin = TestKafka.connection().admin()) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.ARTICLES.name());
            admin.incrementalAlterConfigs(Map.of(
                            topic,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** A page is its text; a second line is its canonical address. */
    static Page page(FeedDocument page) {
        String[] lines = new String(page.bytes(), StandardCharsets.UTF_8).split("\n");
        String canonical = lines.length > 1 ? lines[1] : null;
        return new Page("", lines[0], canonical, List.of(), null, null, null, null, false, null);
    }
}
