package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingTopicTest {
    @Test
    void deletedWhileRunning_isToldMadeAgainAndFilledWithWhatComes(@TempDir Path directory) throws Exception {
        try (OwnBroker broker = new OwnBroker(directory.resolve("kafka"));
                Enriching enrich = new Enriching(broker.kafka(), directory.resolve("state"), 1, text -> {})) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> enrich.service.ready().ok());
            enrich.send(0, 2);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(enrich.keys(Topics.ENRICHED)).hasSize(2));
            List<String> seen = Collections.synchronizedList(new ArrayList<>());
            Thread looking = Thread.ofVirtual().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    if (!enrich.service.ready().ok()) {
                        seen.add(enrich.service.ready().detail());
                    }
                    Thread.onSpinWait();
                    Thread.yield();
                }
            });

            broker.delete(Topics.ENRICHED.name());
            enrich.send(2, 6);
            await().atMost(Duration.ofSeconds(60)).until(() -> broker.topics().contains(Topics.ENRICHED.name()));
            // what was counted as sent is there
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() ->
                            assertThat(enrich.keys(Topics.ENRICHED)).containsExactlyInAnyOrder("a2", "a3", "a4", "a5"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> enrich.service.ready().ok());
            assertThat(enrich.count("sent")).isEqualTo(6);
            looking.interrupt();
            assertThat(seen).anySatisfy(detail -> assertThat(detail).contains("dateline.enriched is missing"));
        }
    }
}
