package dateline.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The record as it is written and read; another instance may be of another version. */
class CanaryTest {
    private static final String JSON = "{\"startedAt\":\"2026-11-27T18:30:00Z\",\"partition\":3}";
    private static final Canary CANARY = new Canary(Instant.parse("2026-11-27T18:30:00Z"), 3);

    @Test
    void isWrittenAsDocumented() {
        byte[] written = Topics.CANARY.value().serializer().serialize(Topics.CANARY.name(), CANARY);

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(JSON);
    }

    @Test
    void fieldsOfALaterVersion_areIgnored() {
        byte[] later = JSON.replace("}", ",\"via\":[]}").getBytes(StandardCharsets.UTF_8);

        assertThat(Topics.CANARY.value().deserializer().deserialize(Topics.CANARY.name(), later))
                .isEqualTo(CANARY);
    }

    @Test
    void topic_isMadeWithTheOthers_isNotPublished_andForgetsSoon() {
        assertThat(Topics.all()).contains(Topics.CANARY);
        assertThat(Topics.published()).doesNotContain(Topics.CANARY);
        assertThat(Topics.CANARY.config()).containsEntry("segment.ms", "3600000");
    }
}
