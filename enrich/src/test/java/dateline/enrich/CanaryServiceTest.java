package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import dateline.testsupport.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryServiceTest {
    @BeforeEach
    void emptyTopics() {
        TestKafka.emptyTopics();
    }

    @Test
    void aRunningRole_sendsACanaryOfEachPartitionThrough_andCountsNoneAsAnArticle(@TempDir Path state) {
        try (Enriching enrich = new Enriching(TestKafka.connection(), state, 1, text -> {})) {
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(enrich.keys(Topics.CANARY)).contains("0", "1", "2", "3", "4", "5"));
            assertThat(enrich.keys(Topics.ENRICHED)).isEmpty();
            assertThat(enrich.count("sent")).isZero();
        }
    }
}
