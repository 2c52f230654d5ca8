package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.country.CountryPolicy;
import dateline.runtime.topic.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanaryPermissionTest {
    private static final String NEW = CanaryPermission.CLIENT + "1-StreamThread-1-consumer";
    private static final String OLD = "dateline-enrich-5b1c-StreamThread-1-consumer";

    private final CanaryPermission permission = new CanaryPermission();

    @Test
    void beforeAnybodyHasLooked_orJoined_noneSetsOut() {
        assertThat(permission.getAsBoolean()).isFalse();
        permission.decide(List.of());
        assertThat(permission.getAsBoolean()).isFalse();
    }

    @Test
    void duringARollingUpgrade_noneSetsOut_afterwardsTheyDo() {
        permission.decide(List.of(NEW, OLD));
        assertThat(permission.getAsBoolean()).isFalse();
        permission.decide(List.of(NEW, NEW));
        assertThat(permission.getAsBoolean()).isTrue();
        permission.decide(List.of(OLD, NEW));
        assertThat(permission.getAsBoolean()).isFalse();
    }

    @Test
    void clientIdOfAnOperator_saysToo_thatCanariesAreKnown() {
        EnrichConfig config = new EnrichConfig(
                1, Duration.ofMillis(100), Path.of("state"), Duration.ofDays(30), CountryPolicy.defaults(), null);
        String id = StreamsSettings.of(new KafkaConnection("127.0.0.1:1", Map.of("client.id", "ours")), config)
                .getProperty("client.id");
        assertThat(id).endsWith("-ours");
        permission.decide(List.of(id + "-StreamThread-1-consumer"));
        assertThat(permission.getAsBoolean()).isTrue();
    }
}
