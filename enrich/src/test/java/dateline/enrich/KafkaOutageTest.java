package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOutageTest {
    @Test
    void whileKafkaIsAway_isNotReadyAndSaysWhy_andGoesOnAfterwards(@TempDir Path directory) throws Exception {
        try (OwnBroker broker = new OwnBroker(directory.resolve("kafka"));
                Enriching enrich = new Enriching(broker.kafka(), directory.resolve("state"), 1, text -> {})) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> enrich.service.ready().ok());
            enrich.send(0, 3);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(enrich.count("sent")).isEqualTo(3));

            broker.stop();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(enrich.service.ready().ok()).isFalse();
                assertThat(enrich.service.ready().detail())
                        .contains("kafka: ")
                        .containsIgnoringCase("connection refused");
            });
            assertThat(enrich.service.live().ok()).isTrue();

            broker.startAgain();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> enrich.service.ready().ok());
            enrich.send(3, 6);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(enrich.keys(Topics.ENRICHED))
                            .containsExactlyInAnyOrder("a0", "a1", "a2", "a3", "a4", "a5"));
        }
    }
}
