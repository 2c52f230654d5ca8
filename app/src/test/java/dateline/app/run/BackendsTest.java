package dateline.app.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.app.config.ConfigLoader;
import dateline.app.config.DatelineConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {
    @Test
    void secondEnrichOnADirectory_isRefused_whileOtherRolesAreNot(@TempDir Path data) {
        DatelineConfig config = config(data);
        try (Backends first = Backends.configured(config, Role.ENRICH);
                Backends sink = Backends.configured(config, Role.SINK)) {
            assertThatThrownBy(() -> Backends.configured(config, Role.ENRICH))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("another Dateline is running", data.toString(), "--data");
        }
        Backends.configured(config, Role.ENRICH).close();
    }

    private static DatelineConfig config(Path data) {
        Map<String, String> settings = Map.of(
                "data", data.toString(),
                "kafka.bootstrap.servers", "localhost:9092",
                "database.url", "jdbc:postgresql://localhost/dateline");
        return new ConfigLoader(null, Map.of(), settings).load().config();
    }
}
