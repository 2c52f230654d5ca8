package dateline.sink;

import static dateline.sink.Samples.article;
import static dateline.sink.Samples.spec;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.testsupport.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be read or kept goes to the dead letters and holds nothing up. */
class SinkDeadLettersTest {
    private static final Duration PATIENCE = RunningSink.PATIENCE;

    @RegisterExtension
    final RunningSink sink = new RunningSink();

    @Test
    void recordThatCannotBeRead_becomesADeadLetter_andTheRestIsStored() {
        sink.sendArticle(article("a"));
        sink.send(new ProducerRecord<>(Topics.ENRICHED.name(), "broken", "{\"article\":".getBytes(UTF_8)));
        sink.send(new ProducerRecord<>(Topics.ENRICHED.name(), "empty", null));
        sink.send(new ProducerRecord<>(Topics.ALERTS.name(), "z", "[]".getBytes(UTF_8)));
        sink.sendArticle(article("b"));
        sink.start();

        sink.awaitRows("article", 2);
        sink.awaitRows("dead_letter", 3);
        assertThat(sink.kept().deadLetters()).allMatch(l -> l.startsWith("sink not-readable dateline."));
        assertThat(sink.kept().strings("select convert_from(bytes, 'UTF8') from dead_letter where key = 'broken'"))
                .containsExactly("{\"article\":");
        assertThat(sink.count("dead-lettered")).isEqualTo(3);
    }

    @Test
    void recordThatTheDatabaseRefuses_becomesADeadLetter_andTheRestIsStored() {
        for (int i = 0; i < 20; i++) {
            sink.sendArticle(article("a" + i));
        }
        sink.send(new ProducerRecord<>(Topics.FEEDS.name(), "bad", """
                {"id":"bad","url":"https://example.org/","categories":[],"text":"FEED","added":"+900000000-01-01T00:00:00Z"}""".getBytes(UTF_8)));
        sink.send(Topics.FEEDS, "good", spec("good", "The Example"));
        sink.start();

        sink.awaitRows("article", 20);
        sink.awaitRows("dead_letter", 1);
        sink.awaitRows("feed", 1);
        assertThat(sink.kept().deadLetters())
                .singleElement()
                .asString()
                .startsWith("sink not-storable dateline.feeds/");
    }

    @Test
    void deadLetterThatCannotBeStored_doesNotBecomeAnother() {
        DeadLetter odd =
                new DeadLetter("k", new byte[0], "ingest", "odd", "", "", Instant.parse("+900000000-01-01T00:00:00Z"));
        sink.send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, "k", new byte[0], odd.headers()));
        sink.sendArticle(article("a"));
        sink.start();

        sink.awaitRows("article", 1);
        await().atMost(PATIENCE).until(() -> sink.count("failed") == 1);
        assertThat(sink.kept().count("dead_letter")).isZero();
        assertThat(sink.count("dead-lettered")).isZero();
    }

    @Test
    void deadLetterThatIsTooLargeForItsTopic_isCut_andTheSinkGoesOn() throws Exception {
        limit(Topics.DEAD_LETTERS.name(), 20_000);
        byte[] broken = "x".repeat(100_000).getBytes(UTF_8);
        sink.send(new ProducerRecord<>(Topics.ENRICHED.name(), "broken", broken));
        sink.sendArticle(article("b"));
        sink.start();

        sink.awaitRows("article", 1);
        sink.awaitRows("dead_letter", 1);
        assertThat(sink.kept().strings("select key || ' ' || (length(bytes) > 1000)::text from dead_letter"))
                .containsExactly("broken true");
        assertThat(sink.count("dead-lettered")).isEqualTo(1);
    }

    private static void limit(String topic, int bytes) throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            ConfigEntry entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
