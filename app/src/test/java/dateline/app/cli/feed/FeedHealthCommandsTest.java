package dateline.app.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.cli.DatelineCommand;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.FeedStatus.Condition;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.topic.TopicReader;
import dateline.testsupport.TestKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators ask about feeds that are not well, and do about them. */
class FeedHealthCommandsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String URL = "https://news.example/rss.xml";
    private static final String WELL = "https://other.example/rss.xml";

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void fillKafka() {
        TestKafka.emptyTopics();
        new FeedRegistry(TestKafka.connection()).addAll(List.of(spec(URL), spec(WELL)));
        DeadLetter letter = new DeadLetter(
                FeedIds.of(URL),
                "<html>é".getBytes(StandardCharsets.UTF_8),
                "ingest",
                "html-page",
                "a page",
                URL,
                NOON,
                "Content-Type: text/html");
        try (Producer<String, byte[]> producer = TestKafka.connection().producer(Map.of())) {
            producer.send(letter.toRecord());
            producer.send(new DeadLetter("a", new byte[0], "enrich", "annotator-failed", "x", "y", NOON).toRecord());
            producer.send(status(URL, Condition.FAILING));
            producer.send(status(WELL, Condition.OK));
            producer.flush();
        }
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    @Test
    void unhealthyFeeds_areListedWithWhatIsWrong() {
        assertThat(run("feeds", "list", "--unhealthy")).isZero();
        assertThat(printed())
                .contains("FAILING", URL, "http-404 since 2026-11-20T12:00:00Z, 3 failures: nothing there")
                .contains(
                        "items may be missing between 2026-11-20T12:00:00Z and 2026-11-20T12:01:00Z, too-long: so much")
                .doesNotContain(WELL)
                .contains("1 unhealthy feeds");
    }

    @Test
    void statuses_areJsonLines_asOnTheirTopic() {
        assertThat(run("feeds", "list", "--json")).isZero();
        List<FeedStatus> read = printed()
                .lines()
                .map(line -> new JsonSerde<>(FeedStatus.class).decode(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(read).extracting(FeedStatus::condition).containsExactlyInAnyOrder(Condition.FAILING, Condition.OK);
    }

    @Test
    void feedThatIsNone_cannotBePolled_othersCan() {
        assertThat(run("feeds", "poll", "https://nowhere.example/")).isEqualTo(1);
        assertThat(requests()).isEmpty();
        assertThat(run("feeds", "poll", URL, FeedIds.of(WELL))).isZero();
        assertThat(requests())
                .extracting(FeedRequest::feedId)
                .containsExactlyInAnyOrder(FeedIds.of(URL), FeedIds.of(WELL));
    }

    @Test
    void options_areSetShownAndTakenAway_andWrongOnesAreRefused() {
        assertThat(run("feeds", "set", URL, "--option", "time-zone=Asia/Tokyo", "--option", "drop-title=Ad, Sponsored"))
                .isZero();
        assertThat(options()).containsEntry("time-zone", "Asia/Tokyo").containsEntry("drop-title", "Ad, Sponsored");

        assertThat(run("feeds", "set", URL, "--option", "time-zon=UTC")).isEqualTo(2);
        assertThat(run("feeds", "set", "https://nowhere.example/", "--option", "time-zone=UTC"))
                .isEqualTo(1);
        assertThat(run("feeds", "add", "--as-is", "https://x.example/", "--option", "basic-secret=ann:pass"))
                .isEqualTo(2);
        assertThat(run("feeds", "set", FeedIds.of(URL), "--option", "time-zone="))
                .isZero();
        assertThat(options()).containsOnlyKeys("drop-title");

        out.reset();
        assertThat(run("feeds", "show", URL)).isZero();
        assertThat(printed()).contains("FAILING", "option drop-title", "Ad, Sponsored");
        out.reset();
        assertThat(run("feeds", "list")).isZero();
        assertThat(printed()).contains("options: drop-title=Ad, Sponsored");
    }

    private static Map<String, String> options() {
        return new FeedRegistry(TestKafka.connection())
                .list().stream()
                        .filter(feed -> feed.url().equals(URL))
                        .findFirst()
                        .orElseThrow()
                        .options();
    }

    @Test
    void deadLetters_areListedShownAndReplayed() {
        assertThat(run("dead-letters", "list", "--stage", "ingest")).isZero();
        assertThat(printed()).contains("html-page", URL, "1 dead letters");
        String id = printed().lines().findFirst().orElseThrow().split(" ")[0];

        out.reset();
        assertThat(run("dead-letters", "show", id)).isZero();
        assertThat(printed()).isEqualTo("<html>é");

        out.reset();
        assertThat(run("dead-letters", "replay")).isZero();
        assertThat(printed()).contains("Asked for 1 documents", "1 others are records");
        assertThat(requests()).singleElement().satisfies(r -> {
            assertThat(r.feedId()).isEqualTo(FeedIds.of(URL));
            assertThat(r.kind()).isEqualTo(FeedRequest.Kind.REPLAY);
            assertThat(r.partition() + "/" + r.offset()).isEqualTo(id);
        });
        assertThat(run("dead-letters", "show", "5/999")).isEqualTo(1);
    }

    private static FeedSpec spec(String url) {
        return new FeedSpec(FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOON);
    }

    private static ProducerRecord<String, byte[]> status(String url, Condition condition) {
        boolean well = condition == Condition.OK;
        FeedStatus status = new FeedStatus(
                FeedIds.of(url),
                url,
                "Title",
                condition,
                NOON,
                well ? null : "http-404",
                well ? null : "nothing there",
                NOON,
                NOON,
                NOON,
                NOON.plusSeconds(60),
                well ? 0 : 3,
                null,
                null,
                null,
                null,
                well ? null : new FeedStatus.Past(NOON, NOON.plusSeconds(60), false, 3, "too-long", "so much"),
                null);
        return new ProducerRecord<>(
                Topics.FEED_STATUS.name(), FeedIds.of(url), new JsonSerde<>(FeedStatus.class).encode(status));
    }

    private static List<FeedRequest> requests() {
        List<FeedRequest> requests = new ArrayList<>();
        JsonSerde<FeedRequest> serde = new JsonSerde<>(FeedRequest.class);
        new TopicReader(TestKafka.connection())
                .toTheEnd(Topics.FEED_REQUESTS, r -> requests.add(serde.decode(r.value())));
        return requests;
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--kafka");
        all.add(TestKafka.connection().bootstrap());
        return DatelineCommand.commandLine().execute(all.toArray(String[]::new));
    }
}
