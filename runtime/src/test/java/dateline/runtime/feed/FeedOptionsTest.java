package dateline.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dateline.runtime.net.ProxyAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedOptionsTest {

    @Test
    void whatIsRight_isUnderstood() {
        FeedOptions options = FeedOptions.of(Map.of(
                "user-agent", "Reader/1.0",
                "header.X-Edition", "uk",
                "header-secret.Authorization", "token",
                "cookie", "consent=yes; edition=uk",
                "proxy", "socks5h://127.0.0.1:9050",
                "identity", "link",
                "time-zone", "Asia/Jerusalem"));

        assertThat(options.problems()).isEmpty();
        assertThat(options.get(FeedOption.USER_AGENT)).isEqualTo("Reader/1.0");
        assertThat(options.headers())
                .containsExactlyInAnyOrder(
                        new FeedOptions.Header("X-Edition", "uk", false),
                        new FeedOptions.Header("Authorization", "token", true));
        assertThat(options.proxy()).isEqualTo(new ProxyAddress(ProxyAddress.Kind.SOCKS5H, "127.0.0.1", 9050));
        assertThat(options.identity()).isEqualTo(FeedOptions.Identity.LINK);
        assertThat(options.timeZone()).isEqualTo(ZoneId.of("Asia/Jerusalem"));
        assertThat(options.filter()).isNull();
        assertThat(FeedOptions.digest(options.given())).hasSize(16);
        assertThat(FeedOptions.digest(Map.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            identiy                 | guid                       | option identiy is not known here; did you mean "identity"?
            user_agent              | a                          | did you mean "user-agent"?
            options                 | [1]                        | is not known here
            identity                | urls                       | option identity is "urls" and must be guid, link or title
            identity                | tilte                      | did you mean "title"?
            time-zone               | Asia/Jerusalm              | did you mean "Asia/Jerusalem"?
            time-zone               | GMT+99                     | write an offset as +05:30
            past                    | all                        | option past is "all" and must be a number of pages from 1 to 1000
            past                    | 1001                       | from 1 to 1000
            select.item             | article[                   | option select.item "article[" is no CSS selector
            select.item             | a[href~=(x+)+y]            | must have no patterns
            select.item             | p:matchesOwn((x+)+y)       | use *=, ^=, $= or :contains
            select.title            | h2                         | option select.title looks within items and needs select.item
            select.itme             | h2                         | did you mean "select.item"?
            header.X Y              | a                          | is no name of a header
            header.Host             | a                          | is set by Dateline itself
            header.Cookie           | a=b                        | is another option: cookie
            header.Authorization    | Bearer abc                 | header-secret.Authorization=NAME
            header.X-A              | ä                          | must be one line of printable ASCII
            basic-secret            | user:password              | must be the name of a secret, not the secret
            cookie-secret           | ../../etc/passwd           | must be the name of a secret, not the secret
            cookie                  | nonsense                   | must be cookies as browsers send them: a=1; b=2
            proxy                   | http://u:p@proxy:80        | must not have credentials in it
            proxy                   | ftp://proxy:80             | begins with none of http://, socks5://, socks5h://
            proxy                   | http://proxy               | must have a host, a port and nothing else
            proxy-secret            | p                          | needs the option proxy
            keep                    | /(?=a)/                    | has a pattern that is not one
            drop-title              | /(a{500}){500}/            | has a pattern that is too large
            keep                    | ,,                         | must have 1 to 200 words
            """)
    void whatIsWrong_isSaid_withTheOptionAndWhatWouldBeRight(String key, String value, String said) {
        FeedOptions options = FeedOptions.of(Map.of(key, value));
        assertThat(options.problem()).contains(said).startsWith("option " + key);
    }

    @Test
    void linesAreNeverBroken_intoHeaders() {
        assertThat(FeedOptions.of(Map.of("user-agent", "a\r\nX-Injected: b")).problems())
                .hasSize(1);
        assertThat(FeedOptions.of(Map.of("header.X-A", "a\nb")).problems()).hasSize(1);
    }

    @Test
    void whatContradictsItself_isSaid() {
        assertThat(FeedOptions.of(Map.of("basic-secret", "a", "bearer-secret", "b"))
                        .problem())
                .contains("option bearer-secret cannot stand beside basic-secret");
        assertThat(FeedOptions.of(Map.of("header.X-A", "a", "header-secret.x-a", "b"))
                        .problem())
                .contains("is given twice");
    }

    @Test
    void typedOptions_areLaidOverOthers_andNothingTakesOneAway() {
        FeedOptions options = FeedOptions.typed(
                Map.of("time-zone", "UTC", "identity", "guid"),
                List.of("time-zone=Asia/Tokyo", "identity=", "keep=a=b"));
        assertThat(options.given()).containsExactly(entry("keep", "a=b"), entry("time-zone", "Asia/Tokyo"));
        assertThatThrownBy(() -> FeedOptions.typed(null, List.of("time-zone"))).hasMessageContaining("write KEY=VALUE");
    }
}
