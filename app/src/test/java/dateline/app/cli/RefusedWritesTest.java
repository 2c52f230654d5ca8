package dateline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.feed.FeedRegistry;
import dateline.testsupport.TestKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A broker that does not take what a command writes: the command says so, and does not say that it was done. */
class RefusedWritesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String URL = "https://news.example/rss.xml";

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeEach
    void fillKafka() throws Exception {
        TestKafka.emptyTopics();
        new FeedRegistry(TestKafka.connection())
                .add(new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOON));
        DeadLetter letter = new DeadLetter(FeedIds.of(URL), new byte[] {1}, "ingest", "html-page", "a page", URL, NOON);
        try (Producer<String, byte[]> producer = TestKafka.connection().producer(Map.of())) {
            producer.send(letter.toRecord()).get(20, TimeUnit.SECONDS);
        }
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    @Test
    void feedThatIsRefused_isNotSaidToBeAdded() throws Exception {
        refuse(Topics.FEEDS);
        assertRefused(Topics.FEEDS, "feeds", "add", "--as-is", "https://other.example/rss.xml");
        assertThat(new FeedRegistry(TestKafka.connection()).list())
                .extracting(FeedSpec::url)
                .containsExactly(URL);
    }

    @Test
    void feedsOfAFileThatAreRefused_areNotSaidToBeAdded() throws Exception {
        Path opml = Files.writeString(
                directory.resolve("feeds.opml"),
                "<opml version=\"2.0\"><body><outline type=\"rss\" xmlUrl=\"https://a.example/rss\"/>"
                        + "<outline type=\"rss\" xmlUrl=\"https://b.example/rss\"/></body></opml>");
        refuse(Topics.FEEDS);
        assertRefused(Topics.FEEDS, "feeds", "import", opml.toString());
        assertThat(said()).contains("0 of 2 records were written");
    }

    @Test
    void feedWhoseRemovalIsRefused_isNotSaidToBeRemoved() throws Exception {
        refuse(Topics.FEEDS);
        assertRefused(Topics.FEEDS, "feeds", "remove", URL);
    }

    @Test
    void pollThatIsRefused_isNotSaidToBeAskedFor() throws Exception {
        refuse(Topics.FEED_REQUESTS);
        assertRefused(Topics.FEED_REQUESTS, "feeds", "poll", URL);
    }

    @Test
    void replayThatIsRefused_isNotSaidToBeAskedFor() throws Exception {
        refuse(Topics.FEED_REQUESTS);
        assertRefused(Topics.FEED_REQUESTS, "dead-letters", "replay");
    }

    @Test
    void watchThatIsRefused_isNotSaidToBegin() throws Exception {
        refuse(Topics.WATCHES);
        assertRefused(Topics.WATCHES, "watches", "add", "sahel", "--countries", "ML,NE");
    }

    @Test
    void topicThatIsMissing_isNamedWithWhatToDo() throws Exception {
        delete(Topics.FEED_REQUESTS);
        assertThat(run("feeds", "poll", URL, "--set", "kafka.max.block.ms=500")).isEqualTo(1);
        assertThat(said())
                .contains(Topics.FEED_REQUESTS.name(), "dateline topics apply")
                .doesNotContain("\tat ");
        assertThat(printed()).doesNotContain("Asked for");
    }

    @Test
    void listOfATopicThatIsMissing_isNotAnEmptyList() throws Exception {
        delete(Topics.FEEDS);
        assertThat(run("feeds", "list")).isEqualTo(1);
        assertThat(said()).contains("there is no topic dateline.feeds", "dateline topics apply");
        assertThat(printed()).doesNotContain("0 feeds");
    }

    private void assertRefused(Topic<?, ?> topic, String... arguments) {
        assertThat(run(arguments)).isEqualTo(1);
        assertThat(said())
                .contains(topic.name() + " did not take the record ", "larger than", "max.message.bytes")
                .doesNotContain("\tat ");
        assertThat(printed()).doesNotContain("Added").doesNotContain("Removed").doesNotContain("Asked for");
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

    private static void delete(Topic<?, ?> topic) throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            admin.deleteTopics(List.of(topic.name())).all().get(20, TimeUnit.SECONDS);
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--kafka");
        all.add(TestKafka.connection().bootstrap());
        CommandLine line = DatelineCommand.commandLine();
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        return line.execute(all.toArray(String[]::new));
    }
}
