package dateline.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.app.config.DatelineConfig;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.TopicException;
import dateline.runtime.topic.TopicReader;
import dateline.testsupport.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start whose default watch or feeds Kafka does not take fails, rather than going on without them. */
class SeedsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final DatelineConfig.DefaultWatch WATCH =
            DatelineConfig.defaults().watch();
    private static final String URL = "https://news.example/rss.xml";

    private final Seeds seeds = new Seeds(TestKafka.connection(), () -> NOON);

    @BeforeEach
    void emptyTopics() {
        TestKafka.emptyTopics();
    }

    @Test
    void seeds_areWrittenOnce() {
        seeds.watch(WATCH);
        seeds.watch(WATCH);
        assertThat(seeds.feeds(List.of(feed()))).isEqualTo(1);
        assertThat(seeds.feeds(List.of(feed()))).isZero();
        TopicReader reader = new TopicReader(TestKafka.connection());
        assertThat(reader.table(Topics.WATCHES)).containsEntry("default", WATCH.toWatch(1, NOON));
        assertThat(reader.table(Topics.FEEDS)).containsOnlyKeys(FeedIds.of(URL));
    }

    @Test
    void defaultWatchThatIsRefused_endsTheStart() throws Exception {
        refuse(Topics.WATCHES);
        assertThatThrownBy(() -> seeds.watch(WATCH))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("dateline.watches did not take the record default: ");
    }

    @Test
    void watchesOfAFileThatAreRefused_endTheStart(@TempDir Path directory) throws Exception {
        Path file =
                Files.writeString(directory.resolve("watches.yaml"), "watches:\n  sahel:\n    countries: [ML, NE]\n");
        refuse(Topics.WATCHES);
        assertThatThrownBy(() -> seeds.watches(file))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("dateline.watches did not take the record sahel: ");
    }

    @Test
    void feedThatIsRefused_endsTheStart() throws Exception {
        refuse(Topics.FEEDS);
        assertThatThrownBy(() -> seeds.feeds(List.of(feed())))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("dateline.feeds did not take the record " + FeedIds.of(URL));
    }

    private static FeedSpec feed() {
        return new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOON);
    }

    /** From now on it takes nothing: every record is too large. */
    private static void refuse(Topic<?, ?> topic) throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", "10"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }
}
