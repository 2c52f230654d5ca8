package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.Article;
import dateline.contract.record.FeedSpec;
import dateline.contract.topic.FeedPartitions;
import dateline.contract.topic.Topics;
import dateline.runtime.feed.FeedRegistry;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Kafka that is there but does not do what ingest wants: ingest goes on by itself when it can. */
@Timeout(180)
class TroubledKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HostileServer server = HostileServer.start();
    private final FeedRegistry registry = new FeedRegistry(TestKafka.connection());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void writerThatIsFenced_takesThePartitionOverAgain_andNothingIsLostOrDoubled() {
        FeedSpec feed = feed("1|/a|A");
        try (IngestService ingest = start()) {
            await().atMost(PATIENCE).until(() -> titles().size() == 1);

            Producer<String, byte[]> thief = thief(feed);
            thief.beginTransaction();
            thief.send(new ProducerRecord<>(Topics.ARTICLES.name(), "stolen", "{}".getBytes(StandardCharsets.UTF_8)));
            thief.flush();
            server.on("/feed", lines("1|/a|A", "2|/b|B"));
            await().atMost(PATIENCE).until(() -> count("failed") >= 1 && titles().size() == 2);
            thief.close(Duration.ZERO);

            int asked = server.requests("/feed").size();
            await().atMost(PATIENCE)
                    .until(() -> ingest.ready().ok() && server.requests("/feed").size() > asked + 3);
            assertThat(ingest.live().ok()).isTrue();
        }
        assertThat(titles())
                .as("and nothing of the transaction that was aborted")
                .containsExactlyInAnyOrder("A", "B");
        assertThat(IngestServiceTest.state(feed).articles()).isEqualTo(2);
        assertThat(count("sent")).as("counted when committed").isEqualTo(2);
    }

    @Test
    void topicThatIsDeleted_isSeen_andWhatCameMeanwhileIsPublishedWhenItIsBack()
            throws ExecutionException, InterruptedException {
        FeedSpec feed = feed("1|/a|A");
        try (IngestService ingest = start()) {
            await().atMost(PATIENCE).until(() -> titles().size() == 1);

            try (Admin admin = TestKafka.connection().admin()) {
                admin.deleteTopics(List.of(Topics.ARTICLES.name())).all().get();
            }
            server.on("/feed", lines("1|/a|A", "2|/b|B"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ingest.ready().detail()).contains(Topics.ARTICLES.name()));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> ingest.ready().ok() && titles().contains("B"));
            assertThat(ingest.live().ok()).isTrue();
        }
        assertThat(titles()).containsExactly("B");
        assertThat(IngestServiceTest.state(feed).articles()).isEqualTo(2);
    }

    /** Another writer of the feed's partition, which fences ours. */
    private static Producer<String, byte[]> thief(FeedSpec feed) {
        int partition = FeedPartitions.of(feed.url(), Topics.FEEDS.partitions());
        Producer<String, byte[]> thief =
                TestKafka.connection().producer(Map.of("transactional.id", "dateline-ingest-" + partition));
        thief.initTransactions();
        return thief;
    }

    private FeedSpec feed(String... lines) {
        server.on("/feed", lines(lines));
        FeedSpec feed = IngestServiceTest.spec(server.url("/feed"));
        registry.add(feed);
        return feed;
    }

    private static HostileServer.Answer lines(String... lines) {
        return Answers.document(LineFeed.TYPE, LineFeed.of(lines));
    }

    private static List<String> titles() {
        return IngestServiceTest.articles().stream().map(Article::title).toList();
    }

    private double count(String what) {
        return meters.find("dateline.ingest." + what).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private IngestService start() {
        IngestService service = new IngestService(
                TestKafka.connection(),
                IngestServiceTest.config(),
                LineFeed::parse,
                IngestServiceTest::page,
                meters,
                InstantSource.system());
        service.start();
        return service;
    }
}
