package dateline.sink;

import static dateline.sink.Samples.alert;
import static dateline.sink.Samples.article;
import static dateline.sink.Samples.articleId;
import static dateline.sink.Samples.spec;
import static dateline.sink.Samples.state;
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
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What flows is stored once, whatever is read again. */
class SinkServiceTest {
    private static final Duration PATIENCE = RunningSink.PATIENCE;

    @RegisterExtension
    final RunningSink sink = new RunningSink();

    @Test
    void everythingThatFlows_isStored() {
        sink.send(Topics.FEEDS, "f", spec("f", "The Example"));
        sink.send(Topics.FEED_STATE, "f", state("f", 4));
        sink.sendArticle(article("a"));
        sink.send(Topics.ALERTS, "x", alert("x", Instant.now()));
        sink.send(letter("k").toRecord());
        sink.start();

        sink.awaitRows("feed", 1);
        sink.awaitRows("article", 1);
        sink.awaitRows("alert", 1);
        sink.awaitRows("dead_letter", 1);
        await().atMost(PATIENCE).until(() -> sink.count("stored") == 5);
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        assertThat(sink.live().ok()).isTrue();
        assertThat(sink.registry().get("dateline.sink.lag").timer().count()).isEqualTo(1);
        assertThat(sink.count("received")).isEqualTo(5);
    }

    @Test
    void replay_leavesTheSameRows() throws Exception {
        for (int i = 0; i < 40; i++) {
            sink.sendArticle(article("a" + i % 10, 1 + i / 10, "rules-1", "Kenya votes " + i));
        }
        sink.start();
        await().atMost(PATIENCE).until(() -> sink.count("stored") == 40);
        List<String> before = sink.kept().everything();
        sink.stop();

        forgetOffsets();
        sink.start();
        await().atMost(PATIENCE).until(() -> sink.count("duplicate") == 40);
        assertThat(sink.kept().everything()).isEqualTo(before);
        assertThat(sink.kept().article(articleId("a3")).revision()).isEqualTo(4);
    }

    @Test
    void restart_goesOnWhereItWasCommitted() {
        sink.sendArticle(article("a"));
        sink.start();
        sink.awaitRows("article", 1);
        sink.stop();

        sink.sendArticle(article("b"));
        sink.start();
        sink.awaitRows("article", 2);
        await().atMost(PATIENCE).until(() -> sink.count("stored") == 2);
        assertThat(sink.count("duplicate")).isZero();
    }

    @Test
    void uncommittedTransaction_isNotRead() {
        try (Producer<String, byte[]> aborted =
                TestKafka.connection().producer(Map.of("transactional.id", "test-aborted"))) {
            aborted.initTransactions();
            aborted.beginTransaction();
            aborted.send(new ProducerRecord<>(
                    Topics.ENRICHED.name(),
                    "a",
                    Topics.ENRICHED.value().serializer().serialize("", article("a"))));
            aborted.flush();
            aborted.abortTransaction();
        }
        sink.sendArticle(article("b"));
        sink.start();
        sink.awaitRows("article", 1);
        assertThat(sink.kept().article(articleId("b")).revision()).isEqualTo(1);
    }

    private static DeadLetter letter(String key) {
        return new DeadLetter(
                key, "<rss".getBytes(UTF_8), "ingest", "not-a-feed", "odd", "https://example.org/", Instant.now());
    }

    private static void forgetOffsets() throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of(SinkConsumer.GROUP)).all().get();
                return true;
            });
        }
    }
}
