package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.ByteSize;
import java.time.Duration;
import java.util.List;
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
        IngestConfig d = IngestConfig.defaults();
        return new IngestConfig(
                minInterval,
                d.defaultInterval(),
                d.maxInterval(),
                d.fetchTimeout(),
                d.connectTimeout(),
                ByteSize.ofMegabytes(1),
                d.maxRedirects(),
                d.userAgent(),
                d.perHostSpacing(),
                d.perHostConcurrency(),
                concurrency,
                List.of(),
                d.knownItems(),
                d.maxEntries(),
                d.pastPages(),
                d.transactionTimeout(),
                null,
                d.websub());
    }
}
