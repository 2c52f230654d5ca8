package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.config.InvalidSetting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    @Test
    void defaults_areValid() {
        assertThat(IngestConfig.defaults().allowPrivateAddresses()).isEmpty();
    }

    @Test
    void settingThatCannotWork_isNamed() {
        assertThatThrownBy(() -> with(Duration.ofMinutes(20), 64))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("must not be less than minInterval, which is 1200s")
                .extracting("component")
                .isEqualTo("defaultInterval");
        assertThatThrownBy(() -> with(Duration.ofMinutes(1), 0))
                .extracting("component")
                .isEqualTo("concurrency");
    }

    private static IngestConfig with(Duration minInterval, int concurrency) {
        return IngestConfigBuilder.builder(IngestConfig.defaults())
                .minInterval(minInterval)
                .concurrency(concurrency)
                .build();
    }
}
