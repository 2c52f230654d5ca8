package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.topic.Topics;
import dateline.embedded.EmbeddedBroker;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(180)
class KafkaOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Logger logger = (Logger) LoggerFactory.getLogger("dateline.ingest");
    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();

    @BeforeEach
    void listen() {
        warnings.start();
        logger.addAppender(warnings);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(warnings);
    }

    @Test
    void brokerThatGoesAway_isWaitedFor_andNothingIsLostOrRepeated(@TempDir Path directory) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        KafkaConnection kafka = broker.connection();
        int port = URI.create("kafka://" + kafka.bootstrap()).getPort();
        createTopics(kafka);
        try (HostileServer server = HostileServer.start();
                IngestService service = service(kafka)) {
            server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A")));
            String url = server.url("/feed");
            new FeedRegistry(kafka)
                    .add(new FeedSpec(
                            FeedIds.of(url),
                            url,
                            null,
                            null,
                            null,
                            List.of(),
                            FeedSpec.TextSource.FEED,
                            Instant.EPOCH));
            service.start();
            await().atMost(PATIENCE)
                    .until(() -> server.requests().size() > 3 && service.ready().ok());

            warnings.list.clear();
            broker.close();
            server.on("/feed", Answers.document(LineFeed.TYPE, LineFeed.of("1|/a|A", "2|/b|B")));
            await().atMost(PATIENCE).until(() -> !service.ready().ok());
            assertThat(service.live().ok()).isTrue();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(service.ready().detail())
                            .as("the cause, and for how long")
                            .containsPattern("kafka: .*refused.*, for 1[2-9] s"));
            assertThat(service.lag()).hasValueSatisfying(lag -> assertThat(lag).isGreaterThan(Duration.ofSeconds(5)));
            assertThat(warnings.list)
                    .as("one line a minute")
                    .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                    .hasSizeLessThanOrEqualTo(1);

            broker = EmbeddedBroker.start(directory, port);
            await().atMost(PATIENCE)
                    .until(() -> CommittedRecords.of(kafka, Topics.ARTICLES).size() >= 2);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(service.lag().orElseThrow()).isLessThan(Duration.ofSeconds(5)));
            int asked = server.requests().size();
            await().atMost(PATIENCE)
                    .until(() -> server.requests().size() > asked + 3
                            && service.ready().ok());
            assertThat(CommittedRecords.of(kafka, Topics.ARTICLES)).hasSize(2);
        } finally {
            broker.close();
        }
    }

    private static IngestService service(KafkaConnection kafka) {
        return new IngestService(
                kafka,
                IngestServiceTest.config(),
                LineFeed::parse,
                IngestServiceTest::page,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }

    private static void createTopics(KafkaConnection kafka) throws ExecutionException, InterruptedException {
        try (Admin admin = kafka.admin()) {
            admin.createTopics(Topics.all().stream()
                            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(Map.copyOf(t.config())))
                            .toList())
                    .all()
                    .get();
        }
    }
}
