package dateline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.Mention;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Runs what the README shows. */
class ExamplesTest {

    @Test
    void subscriber_printsMentions() throws Exception {
        TestKafka.createTopics();
        Mention mention = mention();
        try (Producer<String, byte[]> producer = TestKafka.connection().producer(Map.of())) {
            producer.send(
                    new ProducerRecord<>(Topics.MENTIONS.name(), "ML", new JsonSerde<>(Mention.class).encode(mention)));
            producer.flush();
        }
        Process example = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Path.of("..", "docs", "examples", "Subscribe.java").toString(),
                        TestKafka.connection().bootstrap())
                .redirectErrorStream(true)
                .start();
        String printed = new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(example.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(example.exitValue()).as(printed).isZero();
        assertThat(printed).contains("ML  The Example: A vote in Bamako");
    }

    private static Mention mention() {
        Instant now = Instant.now();
        return new Mention(
                "ML",
                "a",
                1,
                Article.Kind.NEW,
                "f",
                "The Example",
                null,
                "en",
                "A vote in Bamako",
                "https://example.org/a",
                "s",
                0.9,
                0.8,
                Country.How.NAME,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                now,
                now,
                now);
    }
}
