package dateline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import dateline.sink.channel.ChannelConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkConfigTest {

    @Test
    void withoutSettings_theLogIsTold() {
        assertThat(SinkConfig.defaults().allChannels()).containsOnlyKeys("log");
    }

    @Test
    void webhookUrl_isAChannel_besideTheOthers() {
        SinkConfig config = new SinkConfig(
                2,
                1,
                null,
                new Secret("https://example.org/"),
                false,
                Map.of("desk", new ChannelConfig.Log(false)),
                "desk");
        assertThat(config.allChannels()).containsOnlyKeys("desk", "log", "webhook");
        assertThat(config.allChannels().get("desk").isForAllWatches()).isFalse();
        assertThat(config.allChannels().get("webhook").type()).isEqualTo("webhook");
        assertThat(config.allChannels().get("webhook").isForAllWatches()).isTrue();
    }

    @Test
    void nameThatCannotBeAChannels_isRefused() {
        assertInvalid(
                "channels",
                () -> new SinkConfig(2, 1, null, null, false, Map.of("Night Desk", new ChannelConfig.Log(null)), null));
        assertInvalid("notices", () -> new SinkConfig(2, 1, null, null, false, Map.of(), "nobody"));
        assertInvalid(
                "webhookUrl",
                () -> new SinkConfig(
                        2,
                        1,
                        null,
                        new Secret("https://example.org/"),
                        false,
                        Map.of("webhook", new ChannelConfig.Log(null)),
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org/hook", "ftp://example.org/", "https:///hook", "https://a b/", ""})
    void webhookThatIsNoAddress_isRefused_withoutSayingIt(String url) {
        assertThatThrownBy(() -> config(2, 1, null, url))
                .isInstanceOf(InvalidSetting.class)
                .extracting(e -> ((InvalidSetting) e).component())
                .isEqualTo("webhookUrl");
        assertThat(config(2, 1, null, "https://example.org/?token=t"))
                .asString()
                .doesNotContain("token");
    }

    @Test
    void valuesThatCannotWork_areNamed() {
        assertInvalid("poolSize", () -> config(1, 1, null, null));
        assertInvalid("batchSize", () -> config(2, 0, null, null));
        assertInvalid("instanceId", () -> config(2, 1, "a b", null));
    }

    private static void assertInvalid(String component, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(InvalidSetting.class)
                .extracting(e -> ((InvalidSetting) e).component())
                .isEqualTo(component);
    }

    private static SinkConfig config(int pool, int batch, String instance, String webhook) {
        return new SinkConfig(
                pool, batch, instance, webhook == null ? null : new Secret(webhook), false, Map.of(), null);
    }
}
