package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryServiceTest {
    @Test
    void aRunningRole_sendsACanaryOfEachPartitionThrough_andCountsNoneAsAnArticle(@TempDir Path directory)
            throws Exception {
        try (OwnBroker broker = new OwnBroker(directory.resolve("kafka"));
                Enriching enrich = new Enriching(broker.kafka(), directory.resolve("state"), 1, text -> {})) {
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(enrich.keys(Topics.CANARY)).contains("0", "1", "2", "3", "4", "5"));
            assertThat(enrich.keys(Topics.ENRICHED)).isEmpty();
            assertThat(enrich.count("sent")).isZero();
        }
    }
}
