package dateline.runtime.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.config.InvalidSetting;
import dateline.contract.record.AlertAction;
import dateline.runtime.config.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActionLinksTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(7));
    private static final URI CONSOLE = URI.create("https://news.example.org/dateline/");

    private final ActionLinks links = new ActionLinks(new Secret("0123456789abcdef"));

    @ParameterizedTest
    @EnumSource
    void ownLink_saysWhatItWasMadeFor(AlertAction.Kind kind) {
        String link = links.link(CONSOLE, "alert & more/1", kind, END);
        assertThat(link).startsWith("https://news.example.org/dateline/alert-action?alert=");
        assertThat(check(links, parameters(link), NOW)).contains(new ActionLinks.Action("alert & more/1", kind, END));
    }

    @ParameterizedTest
    @CsvSource({
        "alert, y",
        "alert, 'x '",
        "action, false-positive",
        "action, Acknowledge",
        "action, nothing",
        "expires, 99999999999",
        "expires, -1",
        "expires, soon",
        "expires, 9223372036854775807",
        "signature, AAAA",
        "signature, ''"
    })
    void changedLink_isRefused(String parameter, String value) {
        Map<String, String> parameters = parameters(links.link(CONSOLE, "x", AlertAction.Kind.ACKNOWLEDGE, END));
        parameters.put(parameter, value);
        assertThat(check(links, parameters, NOW)).isEmpty();
    }

    @Test
    void expiredLink_isRefused() {
        Map<String, String> parameters = parameters(links.link(CONSOLE, "x", AlertAction.Kind.SNOOZE, END));
        assertThat(check(links, parameters, END)).isPresent();
        assertThat(check(links, parameters, END.plusMillis(1))).isEmpty();
    }

    @Test
    void linkOfAnotherSecret_isRefused() {
        ActionLinks others = new ActionLinks(new Secret("0123456789abcdeX"));
        assertThat(check(others, parameters(links.link(CONSOLE, "x", AlertAction.Kind.SNOOZE, END)), NOW))
                .isEmpty();
    }

    @Test
    void shortSecret_isRefused_withoutSayingIt() {
        assertThatThrownBy(() -> new ActionLinks(new Secret("geheim")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("16 bytes")
                .hasMessageNotContaining("geheim");
    }

    private static Optional<ActionLinks.Action> check(ActionLinks links, Map<String, String> p, Instant now) {
        return links.check(p.get("alert"), p.get("action"), p.get("expires"), p.get("signature"), now);
    }

    private static Map<String, String> parameters(String link) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : link.substring(link.indexOf('?') + 1).split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return parameters;
    }
}
