package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebSubConfigTest {
    private static final String SECRET = "0123456789abcdef";

    @Test
    void default_isOff() {
        assertThat(WebSubConfig.defaults().isOn()).isFalse();
        assertThatThrownBy(() -> WebSubConfig.defaults().callbacks()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void callbackAddress_needsASecret() {
        assertThat(with("https://us.example", SECRET).isOn()).isTrue();
        assertThatThrownBy(() -> with("https://us.example", null))
                .isInstanceOf(InvalidSetting.class)
                .extracting("component")
                .isEqualTo("secret");
        assertThatThrownBy(() -> with("https://us.example", "short"))
                .extracting("component")
                .isEqualTo("secret");
    }

    @Test
    void callbackAddress_isAbsoluteAndPlain() {
        assertThat(List.of("us.example", "ftp://us.example", "https:///x", "https://us.example?a", "https://a b", "/x"))
                .allSatisfy(url -> assertThatThrownBy(() -> with(url, SECRET))
                        .as(url)
                        .extracting("component")
                        .isEqualTo("callbackUrl"));
    }

    @Test
    void secret_isNotPrinted() {
        assertThat(with("https://us.example", SECRET).toString()).doesNotContain(SECRET);
    }

    private static WebSubConfig with(@Nullable String url, @Nullable String secret) {
        return new WebSubConfig(url, "127.0.0.1", 0, secret == null ? null : new Secret(secret), Duration.ofDays(10));
    }
}
